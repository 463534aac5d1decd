import { randomUUID } from 'node:crypto';
import type {
  DescribeExecutionCommandInput,
  RedriveExecutionCommandInput,
  StartExecutionCommandInput,
  StartSyncExecutionCommandInput,
  StopExecutionCommandInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { ExecutionStopped } from './execution';
import { describeExecution, syncResult } from './execution-views';
import type { Executions } from './executions';
import { findExecution, startExecution } from './execution-start';
import { RedriveTokens } from './redrive-tokens';
import { redriveProblem } from './redrive';
import { findStateMachine } from './state-machine-operations';
import type { StateMachines } from './state-machines';

/** The operations that start, show and end executions. */
export function executionOperations(machines: StateMachines, executions: Executions): Record<string, Operation> {
  const redriveTokens = new RedriveTokens();
  return {
    StartExecution: supportedInput(
      'StartExecution',
      ['stateMachineArn', 'name', 'input', 'traceHeader'],
      ({ stateMachineArn = '', name, input, traceHeader }: StartExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:StartExecution', resource: stateMachineArn });
        const machine = findStateMachine(machines, stateMachineArn);
        const { arn, startDate } = startExecution(executions, machine, name ?? randomUUID(), input, traceHeader);
        return { executionArn: arn, startDate };
      },
    ),
    StartSyncExecution: supportedInput(
      'StartSyncExecution',
      ['stateMachineArn', 'name', 'input', 'traceHeader', 'includedData'],
      async ({ stateMachineArn = '', name, input, traceHeader, includedData }: StartSyncExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:StartSyncExecution', resource: stateMachineArn });
        const machine = findStateMachine(machines, stateMachineArn);
        if (machine.type !== 'EXPRESS') {
          throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
        }
        const execution = startExecution(executions, machine, name ?? randomUUID(), input, traceHeader);
        await execution.ended;
        return syncResult(execution, includedData !== 'METADATA_ONLY');
      },
    ),
    StopExecution: supportedInput(
      'StopExecution',
      ['executionArn', 'error', 'cause'],
      async ({ executionArn = '', error, cause }: StopExecutionCommandInput, { authorize, cloud }) => {
        authorize({ action: 'states:StopExecution', resource: executionArn });
        const execution = findExecution(executions, executionArn);
        execution.controller?.abort(new ExecutionStopped('ABORTED', error, cause));
        await execution.ended;
        return { stopDate: execution.stopDate ?? cloud.clock.date() };
      },
    ),
    DescribeExecution: supportedInput(
      'DescribeExecution',
      ['executionArn', 'includedData'],
      ({ executionArn = '', includedData }: DescribeExecutionCommandInput, { authorize, cloud }) => {
        authorize({ action: 'states:DescribeExecution', resource: executionArn });
        const execution = findExecution(executions, executionArn, 'and children');
        return describeExecution(execution, cloud.clock.now(), includedData !== 'METADATA_ONLY');
      },
    ),
    RedriveExecution: supportedInput(
      'RedriveExecution',
      ['executionArn', 'clientToken'],
      async ({ executionArn = '', clientToken }: RedriveExecutionCommandInput, { authorize, cloud }) => {
        authorize({ action: 'states:RedriveExecution', resource: executionArn });
        const execution = findExecution(executions, executionArn);
        if (execution.status !== 'RUNNING') {
          // Its states may still be coming to rest.
          await execution.ended;
        }
        const redriven = redriveTokens.find(executionArn, clientToken);
        if (redriven) {
          return { redriveDate: redriven };
        }
        const problem =
          execution.mapRunArn === undefined
            ? redriveProblem(execution, cloud.clock.now())
            : 'Execution was started by a Map Run and can only be redriven with its parent';
        if (problem !== undefined) {
          throw new AwsError('ExecutionNotRedrivable', problem);
        }
        const redriveDate = executions.redrive(execution).redriveDate ?? cloud.clock.date();
        redriveTokens.keep(executionArn, clientToken, redriveDate);
        return { redriveDate };
      },
    ),
  };
}
