import type {
  CreateStateMachineCommandInput,
  DeleteStateMachineCommandInput,
  DescribeStateMachineCommandInput,
  DescribeStateMachineCommandOutput,
  ListStateMachinesCommandInput,
  LoggingConfiguration,
  UpdateStateMachineCommandInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import type { SdkOutput } from '../core/sdk-output';
import { supportedInput } from '../core/supported-input';
import { assertArn } from './arns';
import { page } from './page';
import type { StateMachine } from './state-machine';
import type { StateMachines } from './state-machines';

/** The operations on state machines, beside what CloudFormation does. */
export function stateMachineOperations(machines: StateMachines): Record<string, Operation> {
  return {
    CreateStateMachine: supportedInput(
      'CreateStateMachine',
      ['name', 'definition', 'roleArn', 'type', 'loggingConfiguration', 'tracingConfiguration', 'tags'],
      ({ name = '', definition, roleArn = '', type, loggingConfiguration, tags }: CreateStateMachineCommandInput, context) => {
        const arn = context.cloud.arn('states', `stateMachine:${name}`);
        context.authorize({ action: 'states:CreateStateMachine', resource: arn });
        authorizePassRole(roleArn, context);
        const properties = {
          ...{ DefinitionString: definition, RoleArn: roleArn, StateMachineType: type ?? 'STANDARD' },
          LoggingConfiguration: loggingOf(loggingConfiguration),
        };
        const known = machines.get(arn);
        if (known && !(known.text === definition && known.roleArn === roleArn && known.type === properties.StateMachineType)) {
          throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
        }
        const { creationDate } = known ?? machines.put(name, properties);
        for (const { key = '', value = '' } of known ? [] : (tags ?? [])) {
          machines.tags(arn).set(key, value);
        }
        return { stateMachineArn: arn, creationDate };
      },
    ),
    UpdateStateMachine: supportedInput(
      'UpdateStateMachine',
      ['stateMachineArn', 'definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration'],
      ({ stateMachineArn = '', definition, roleArn, loggingConfiguration }: UpdateStateMachineCommandInput, context) => {
        context.authorize({ action: 'states:UpdateStateMachine', resource: stateMachineArn });
        const { name, text, type, logging, roleArn: before } = findStateMachine(machines, stateMachineArn);
        if (definition === undefined && roleArn === undefined && loggingConfiguration === undefined) {
          throw new AwsError('MissingRequiredParameter', 'Either the definition, the role ARN, the LoggingConfiguration must be specified');
        }
        if (roleArn !== undefined) {
          authorizePassRole(roleArn, context);
        }
        const { updateDate, revisionId } = machines.put(name, {
          ...{ DefinitionString: definition ?? text, RoleArn: roleArn ?? before, StateMachineType: type },
          LoggingConfiguration: loggingConfiguration ? loggingOf(loggingConfiguration) : logging.configuration,
        });
        return { updateDate, revisionId };
      },
    ),
    DeleteStateMachine: supportedInput(
      'DeleteStateMachine',
      ['stateMachineArn'],
      ({ stateMachineArn = '' }: DeleteStateMachineCommandInput, { authorize }) => {
        authorize({ action: 'states:DeleteStateMachine', resource: stateMachineArn });
        assertArn(stateMachineArn, 'stateMachine');
        machines.remove(stateMachineArn);
        return {};
      },
    ),
    DescribeStateMachine: supportedInput(
      'DescribeStateMachine',
      ['stateMachineArn', 'includedData'],
      ({ stateMachineArn = '', includedData }: DescribeStateMachineCommandInput, { authorize }) => {
        authorize({ action: 'states:DescribeStateMachine', resource: stateMachineArn });
        const { definition, ...metadata } = describeMachine(findStateMachine(machines, stateMachineArn));
        return includedData === 'METADATA_ONLY' ? metadata : { ...metadata, definition };
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
  assertArn(arn, 'stateMachine');
  const machine = machines.get(arn);
  if (!machine) {
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
}

/** A state machine as DescribeStateMachine shows it. */
export function describeMachine(machine: StateMachine): SdkOutput<DescribeStateMachineCommandOutput> {
  const { arn, name, type, roleArn, text, creationDate, revisionId, logging } = machine;
  const { level, includeExecutionData, groupArn } = logging;
  const destinations = groupArn === undefined ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn: groupArn } }];
  return {
    ...{ stateMachineArn: arn, name, status: 'ACTIVE', type, roleArn, definition: text, creationDate, revisionId },
    loggingConfiguration: { level, includeExecutionData, ...(destinations.length > 0 && { destinations }) },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  };
}

function authorizePassRole(roleArn: string, { authorize }: CallContext): void {
  authorize({ action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': 'states.amazonaws.com' } });
}

/** The API's logging configuration in CloudFormation's names. */
function loggingOf(logging: LoggingConfiguration | undefined): object {
  return {
    Level: logging?.level,
    IncludeExecutionData: logging?.includeExecutionData,
    Destinations: (logging?.destinations ?? []).map(({ cloudWatchLogsLogGroup }) => ({
      CloudWatchLogsLogGroup: { LogGroupArn: cloudWatchLogsLogGroup?.logGroupArn },
    })),
  };
}
