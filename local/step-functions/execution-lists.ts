import type {
  DescribeStateMachineForExecutionCommandInput,
  GetExecutionHistoryCommandInput,
  ListExecutionsCommandInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { Execution } from './execution';
import { findExecution } from './execution-start';
import { listedExecution, statusOf } from './execution-views';
import type { Executions } from './executions';
import { viewEvent } from './history-view';
import { page, pageFromEnd } from './page';
import { describeMachine, findStateMachine } from './state-machine-operations';
import type { StateMachines } from './state-machines';

/** The operations that list executions and tell what happened in them. */
export function executionLists(machines: StateMachines, executions: Executions): Record<string, Operation> {
  return {
    ListExecutions: supportedInput(
      'ListExecutions',
      ['stateMachineArn', 'mapRunArn', 'statusFilter', 'redriveFilter', 'maxResults', 'nextToken'],
      (input: ListExecutionsCommandInput, { authorize }) => {
        const { stateMachineArn, mapRunArn, maxResults, nextToken } = input;
        authorize({ action: 'states:ListExecutions', resource: mapRunArn ?? stateMachineArn ?? '' });
        if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
          throw new AwsError('ValidationException', 'Must specify exactly one of stateMachineArn and mapRunArn');
        }
        if (stateMachineArn !== undefined && findStateMachine(machines, stateMachineArn).type === 'EXPRESS') {
          throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
        }
        const { items, nextToken: following } = pageFromEnd(executions.all().filter(filterOf(input)), maxResults, nextToken);
        return { executions: items.map((execution) => listedExecution(execution, mapRunArn !== undefined)), nextToken: following };
      },
    ),
    GetExecutionHistory: supportedInput(
      'GetExecutionHistory',
      ['executionArn', 'reverseOrder', 'includeExecutionData', 'maxResults', 'nextToken'],
      (input: GetExecutionHistoryCommandInput, { authorize }) => {
        const { executionArn = '', reverseOrder, maxResults, nextToken, includeExecutionData = true } = input;
        authorize({ action: 'states:GetExecutionHistory', resource: executionArn });
        const { events } = findExecution(executions, executionArn).history;
        const { items, nextToken: following } = (reverseOrder === true ? pageFromEnd : page)(events, maxResults, nextToken);
        return { events: items.map((event) => viewEvent(event, includeExecutionData)), nextToken: following };
      },
    ),
    DescribeStateMachineForExecution: supportedInput(
      'DescribeStateMachineForExecution',
      ['executionArn', 'includedData'],
      ({ executionArn = '', includedData }: DescribeStateMachineForExecutionCommandInput, { authorize }) => {
        authorize({ action: 'states:DescribeStateMachineForExecution', resource: executionArn });
        const { machine, workflow, stateMachineArn, mapRunArn } = findExecution(executions, executionArn, 'and children');
        const { name, roleArn, revisionId, ...described } = describeMachine(machine);
        const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = described;
        return {
          encryptionConfiguration,
          ...{ stateMachineArn, name, roleArn, updateDate: machine.updateDate, loggingConfiguration, tracingConfiguration, revisionId },
          ...(includedData === 'METADATA_ONLY' ? {} : { definition: mapRunArn === undefined ? machine.text : JSON.stringify(workflow) }),
          ...(mapRunArn === undefined ? {} : { mapRunArn, label: stateMachineArn.split('/').pop() }),
        };
      },
    ),
  };
}

function filterOf({
  stateMachineArn,
  mapRunArn,
  statusFilter,
  redriveFilter,
}: ListExecutionsCommandInput): (execution: Execution) => boolean {
  return (execution) =>
    execution.mapRunArn === mapRunArn &&
    (stateMachineArn === undefined || execution.stateMachineArn === stateMachineArn) &&
    (statusFilter === undefined || statusOf(execution) === statusFilter) &&
    (redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === execution.redriveCount > 0);
}
