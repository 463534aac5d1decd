import type { Cloud } from '../../../local/core/cloud';
import type { Properties, ResourceProvider } from '../../../local/core/resource-provider';
import { createCloudFormation } from '../../../local/cloudformation/service';
import { recordedProviders } from '../../../local/cloudformation/recorded-types';
import { parameterProvider } from '../../../local/ssm/parameter-provider';
import { createSsm } from '../../../local/ssm/service';
import { testCloud } from '../test-cloud';

/** What the provider of `Test::Thing` was told, for example `create A`. */
export type Journal = string[];

/**
 * A cloud with CloudFormation, SSM and the type `Test::Thing`.
 *
 * A thing has a `Value`, a `Name` (a change replaces it), fails while `Fail` is true, and waits for `gate` while it is updated.
 */
export function stackCloud(gate: () => Promise<void> = () => Promise.resolve()): ReturnType<typeof testCloud> & { journal: Journal } {
  const cloud = testCloud();
  const journal: Journal = [];
  cloud.addService(createCloudFormation());
  cloud.addService(createSsm());
  cloud.addProviders([...recordedProviders(), parameterProvider(cloud), thing(journal, gate)]);
  return Object.assign(cloud, { journal });
}

function thing(journal: Journal, gate: () => Promise<void>): ResourceProvider {
  const provisioned = (physicalId: string, { Value = '' }: Properties) => {
    return { physicalId, attributes: { Arn: `arn:thing:${physicalId}`, Value: Value as unknown } };
  };
  const failWhenAsked = ({ Fail }: Properties) => {
    if (Fail === true) {
      throw new Error('the alarm rolled it back');
    }
  };
  return {
    type: 'Test::Thing',
    properties: ['Name', 'Value', 'Fail', 'Uses'],
    recorded: ['Tags'],
    replaceOn: ['Name'],
    create: (properties, context) => {
      journal.push(`create ${context.logicalId}`);
      failWhenAsked(properties);
      return Promise.resolve(provisioned(context.physicalName(64), properties));
    },
    update: async (physicalId, properties, previous, context) => {
      journal.push(`update ${context.logicalId} ${String(previous.Value)} -> ${String(properties.Value)}`);
      await gate();
      failWhenAsked(properties);
      return provisioned(physicalId, properties);
    },
    delete: (_physicalId, _properties, context) => {
      journal.push(`delete ${context.logicalId}`);
      return Promise.resolve();
    },
  };
}

/** A thing of a template. */
export function thingResource(Properties: object = {}, attributes: object = {}) {
  return { Type: 'Test::Thing', Properties: Properties as Record<string, unknown>, ...attributes };
}

/** Physical id of a resource of a stack. */
export async function physicalIds(cloud: Cloud, StackName: string): Promise<Record<string, string>> {
  const caller = { kind: 'root', arn: 'arn:aws:iam::123456789012:root' } as const;
  const { StackResources } = await cloud.call<{ StackResources: { LogicalResourceId: string; PhysicalResourceId: string }[] }>(
    caller,
    'cloudformation',
    'DescribeStackResources',
    { StackName },
  );
  return Object.fromEntries(StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId]));
}
