import { parse } from 'yaml';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import { readObject } from '../core/s3-objects';
import type { StateMachine } from './state-machine';
import type { StateMachines } from './state-machines';

/** `AWS::StepFunctions::StateMachine`. */
export function stateMachineProvider(machines: StateMachines): ResourceProvider {
  return {
    type: 'AWS::StepFunctions::StateMachine',
    properties: [
      ...['Definition', 'DefinitionS3Location', 'DefinitionString', 'DefinitionSubstitutions'],
      ...['LoggingConfiguration', 'RoleArn', 'StateMachineName', 'StateMachineType', 'Tags'],
    ],
    recorded: ['EncryptionConfiguration', 'TracingConfiguration'],
    replaceOn: ['StateMachineName', 'StateMachineType'],
    create: async (properties, context) => {
      const name = (properties.StateMachineName as string | undefined) ?? context.physicalName(80);
      return provisioned(machines.put(name, await withDefinition(properties, context)));
    },
    update: async (physicalId, properties, _previous, context) => {
      const name = physicalId.split(':').pop() ?? '';
      return provisioned(machines.put(name, await withDefinition(properties, context)));
    },
    delete: (physicalId) => {
      machines.remove(physicalId);
      return Promise.resolve();
    },
  };
}

/** The properties with the definition itself in the place of its location; JSON is YAML too. */
async function withDefinition(properties: Properties, { cloud }: ProvisionContext): Promise<Properties> {
  const { DefinitionS3Location: location, ...rest } = properties as { DefinitionS3Location?: { Bucket: string; Key: string } };
  if (!location) {
    return properties;
  }
  const text = (await readObject(cloud, rootCaller(cloud), { bucket: location.Bucket, key: location.Key })).toString();
  return { ...rest, DefinitionString: location.Key.endsWith('.json') ? text : JSON.stringify(parse(text)) };
}

function provisioned({ arn, name, revisionId }: StateMachine): Provisioned {
  return { physicalId: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revisionId } };
}
