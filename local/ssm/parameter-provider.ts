import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';

/**
 * Makes parameters from templates.
 *
 * As on AWS every update of the resource puts the template's value, since `PutParameter` needs one; a resource that did not
 * change is never updated, so a value that was changed elsewhere stays.
 */
export function parameterProvider(cloud: Cloud): ResourceProvider {
  const root = rootCaller(cloud);
  const put = async (name: string, properties: Properties, overwrite: boolean): Promise<Provisioned> => {
    const { Type, Value, Description, AllowedPattern, Tier, DataType } = properties as Readonly<Record<string, unknown>>;
    const input = { Name: name, Type, Value, Description, AllowedPattern, Tier, DataType, Overwrite: overwrite };
    await cloud.call(root, 'ssm', 'PutParameter', input);
    return { physicalId: name, attributes: { Type, Value } };
  };
  return {
    type: 'AWS::SSM::Parameter',
    properties: ['Name', 'Type', 'Value', 'Description', 'AllowedPattern', 'Tier', 'DataType'],
    recorded: ['Tags'],
    replaceOn: ['Name'],
    create: (properties, context: ProvisionContext) => put(String(properties.Name ?? context.physicalName()), properties, false),
    update: (physicalId, properties) => put(physicalId, properties, true),
    delete: async (physicalId) => {
      await cloud.call(root, 'ssm', 'DeleteParameter', { Name: physicalId });
    },
  };
}
