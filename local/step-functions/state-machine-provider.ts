import type { Provisioned, ResourceProvider } from '../core/resource-provider';
import type { StateMachine } from './state-machine';
import type { StateMachines } from './state-machines';

/** `AWS::StepFunctions::StateMachine`. */
export function stateMachineProvider(machines: StateMachines): ResourceProvider {
  return {
    type: 'AWS::StepFunctions::StateMachine',
    properties: [
      ...['Definition', 'DefinitionString', 'DefinitionSubstitutions'],
      ...['LoggingConfiguration', 'RoleArn', 'StateMachineName', 'StateMachineType'],
    ],
    recorded: ['EncryptionConfiguration', 'Tags', 'TracingConfiguration'],
    replaceOn: ['StateMachineName', 'StateMachineType'],
    create: (properties, context) => {
      const name = (properties.StateMachineName as string | undefined) ?? context.physicalName(80);
      return Promise.resolve(provisioned(machines.put(name, properties)));
    },
    update: (physicalId, properties) => {
      const name = physicalId.split(':').pop() ?? '';
      return Promise.resolve(provisioned(machines.put(name, properties)));
    },
    delete: (physicalId) => {
      machines.remove(physicalId);
      return Promise.resolve();
    },
  };
}

function provisioned({ arn, name, revisionId }: StateMachine): Provisioned {
  return { physicalId: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revisionId } };
}
