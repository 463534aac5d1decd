import type { Tag } from '@aws-sdk/client-ssm';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import { parameterStore } from './parameter-store';

/**
 * Makes parameters from templates.
 *
 * As on AWS every update of the resource puts the template's value, since `PutParameter` needs one; a resource that did not
 * change is never updated, so a value that was changed elsewhere stays.
 */
export function parameterProvider(cloud: Cloud): ResourceProvider {
  const root = rootCaller(cloud);
  const assertPlain = ({ Type }: Properties): void => {
    if (Type === 'SecureString') {
      throw new AwsError('ValidationException', 'AWS::SSM::Parameter takes the types String and StringList, got SecureString');
    }
  };
  const put = async (name: string, properties: Properties, overwrite: boolean): Promise<Provisioned> => {
    assertPlain(properties);
    const { Type, Value, Description, AllowedPattern, Tier, DataType } = properties as Readonly<Record<string, unknown>>;
    const input = { Name: name, Type, Value, Description, AllowedPattern, Tier, DataType, Overwrite: overwrite };
    await cloud.call(root, 'ssm', 'PutParameter', input);
    parameterStore(cloud).tags.set(name, tagList(properties.Tags as Readonly<Record<string, string>> | undefined));
    return { physicalId: name, attributes: { Type, Value } };
  };
  return {
    type: 'AWS::SSM::Parameter',
    properties: ['Name', 'Type', 'Value', 'Description', 'AllowedPattern', 'Tier', 'DataType', 'Tags'],
    replaceOn: ['Name'],
    create: (properties, context: ProvisionContext) => put(String(properties.Name ?? context.physicalName()), properties, false),
    update: (physicalId, properties) => put(physicalId, properties, true),
    delete: async (physicalId) => {
      await cloud.call(root, 'ssm', 'DeleteParameter', { Name: physicalId });
    },
  };
}

/** Templates write the tags of a parameter as a map. */
function tagList(tags: Readonly<Record<string, string>> = {}): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
