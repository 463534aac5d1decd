import { randomUUID } from 'node:crypto';
import type {
  DescribeExecutionCommandInput,
  GetExecutionHistoryCommandInput,
  ListExecutionsCommandInput,
  StartExecutionCommandInput,
  StartSyncExecutionCommandInput,
  StopExecutionCommandInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { ExecutionStopped } from './execution';
import { describeExecution, listedExecution, syncResult } from './execution-views';
import type { Executions } from './executions';
import { findExecution, startExecution } from './execution-start';
import { page } from './page';
import { findStateMachine } from './state-machine-operations';
import type { StateMachines } from './state-machines';

/** The operations on executions. */
export function executionOperations(machines: StateMachines, executions: Executions): Record<string, Operation> {
  return {
    StartExecution: supportedInput(
      'StartExecution',
      ['stateMachineArn', 'name', 'input', 'traceHeader'],
      ({ stateMachineArn = '', name, input }: StartExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:StartExecution', resource: stateMachineArn });
        const machine = findStateMachine(machines, stateMachineArn);
        const { arn, startDate } = startExecution(executions, machine, name ?? randomUUID(), input);
        return { executionArn: arn, startDate };
      },
    ),
    StartSyncExecution: supportedInput(
      'StartSyncExecution',
      ['stateMachineArn', 'name', 'input', 'traceHeader'],
      async ({ stateMachineArn = '', name, input }: StartSyncExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:StartSyncExecution', resource: stateMachineArn });
        const machine = findStateMachine(machines, stateMachineArn);
        if (machine.type !== 'EXPRESS') {
          throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
        }
        const execution = startExecution(executions, machine, name ?? randomUUID(), input);
        await execution.ended;
        return syncResult(execution);
      },
    ),
    StopExecution: supportedInput(
      'StopExecution',
      ['executionArn', 'error', 'cause'],
      async ({ executionArn = '', error, cause }: StopExecutionCommandInput, { authorize, cloud }) => {
        authorize({ action: 'states:StopExecution', resource: executionArn });
        const execution = findExecution(executions, executionArn);
        execution.controller.abort(new ExecutionStopped('ABORTED', error, cause));
        await execution.ended;
        return { stopDate: execution.stopDate ?? cloud.clock.date() };
      },
    ),
    DescribeExecution: supportedInput(
      'DescribeExecution',
      ['executionArn'],
      ({ executionArn = '' }: DescribeExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:DescribeExecution', resource: executionArn });
        return describeExecution(findExecution(executions, executionArn));
      },
    ),
    ListExecutions: supportedInput(
      'ListExecutions',
      ['stateMachineArn', 'mapRunArn', 'statusFilter', 'maxResults', 'nextToken'],
      (input: ListExecutionsCommandInput, { authorize }) => {
        const { stateMachineArn, mapRunArn, statusFilter, maxResults, nextToken } = input;
        authorize({ action: 'states:ListExecutions', resource: mapRunArn ?? stateMachineArn ?? '' });
        if (mapRunArn === undefined) {
          findStateMachine(machines, stateMachineArn ?? '');
        }
        const wanted = executions
          .all()
          .filter(
            (execution) => execution.mapRunArn === mapRunArn && (mapRunArn !== undefined || execution.stateMachineArn === stateMachineArn),
          )
          .filter((execution) => statusFilter === undefined || execution.status === statusFilter)
          .reverse();
        const { items, nextToken: following } = page(wanted, maxResults, nextToken);
        return { executions: items.map(listedExecution), nextToken: following };
      },
    ),
    GetExecutionHistory: supportedInput(
      'GetExecutionHistory',
      ['executionArn', 'reverseOrder', 'maxResults', 'nextToken'],
      (input: GetExecutionHistoryCommandInput, { authorize }) => {
        const { executionArn = '', reverseOrder, maxResults, nextToken } = input;
        authorize({ action: 'states:GetExecutionHistory', resource: executionArn });
        const { events } = findExecution(executions, executionArn).history;
        const { items, nextToken: following } = page(reverseOrder === true ? [...events].reverse() : events, maxResults, nextToken);
        return { events: items, nextToken: following };
      },
    ),
  };
}
