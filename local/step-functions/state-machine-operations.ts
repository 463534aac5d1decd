import type { DescribeStateMachineCommandInput, ListStateMachinesCommandInput } from '@aws-sdk/client-sfn';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { AwsError } from '../core/aws-error';
import { page } from './page';
import type { StateMachine } from './state-machine';
import type { StateMachines } from './state-machines';

/** The operations that read state machines; CloudFormation makes them. */
export function stateMachineOperations(machines: StateMachines): Record<string, Operation> {
  return {
    DescribeStateMachine: supportedInput(
      'DescribeStateMachine',
      ['stateMachineArn'],
      ({ stateMachineArn = '' }: DescribeStateMachineCommandInput, { authorize }) => {
        authorize({ action: 'states:DescribeStateMachine', resource: stateMachineArn });
        const machine = findStateMachine(machines, stateMachineArn);
        return {
          ...{ stateMachineArn: machine.arn, name: machine.name, status: 'ACTIVE', type: machine.type, roleArn: machine.roleArn },
          ...{ definition: JSON.stringify(machine.definition), creationDate: machine.creationDate, revisionId: machine.revisionId },
          loggingConfiguration: {
            level: machine.logging.level,
            includeExecutionData: machine.logging.includeExecutionData,
          },
        };
      },
    ),
    ListStateMachines: supportedInput(
      'ListStateMachines',
      ['maxResults', 'nextToken'],
      ({ maxResults, nextToken }: ListStateMachinesCommandInput, { authorize }) => {
        authorize({ action: 'states:ListStateMachines', resource: '*' });
        const { items, nextToken: following } = page(machines.all(), maxResults, nextToken);
        const stateMachines = items.map(({ arn, name, type, creationDate }) => ({ stateMachineArn: arn, name, type, creationDate }));
        return { stateMachines, nextToken: following };
      },
    ),
  };
}

/** The state machine with this ARN. Throws `StateMachineDoesNotExist`. */
export function findStateMachine(machines: StateMachines, arn: string): StateMachine {
  const machine = machines.get(arn);
  if (!machine) {
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
}
