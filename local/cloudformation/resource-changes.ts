import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import { changedProperties } from './changed-properties';
import { existingResources } from './existing-resources';
import { providerOf } from './provider-of';
import type { Scope } from './resolution';
import { resolve } from './resolve';
import type { Stack, StackResource, StackTarget } from './stack';
import { stackScope } from './stack-scope';
import type { ResourceDefinition } from './template';

/** What a change of `stack` to `target` would do to each resource, in the shape of `DescribeChangeSet` with property values. */
export function resourceChanges(cloud: Cloud, stack: Stack, target: StackTarget): Change[] {
  const scope = stackScope(cloud, stack, target);
  const wanted = existingResources(target.template, scope);
  const removed = [...stack.resources.values()]
    .filter(({ logicalId }) => !(logicalId in wanted))
    .map((resource) => described('Remove', resource));
  const kept = Object.entries(wanted).flatMap(([logicalId, definition]) => {
    const after = propertiesAfter(logicalId, definition, scope);
    const current = stack.resources.get(logicalId);
    return current ? modification(cloud, current, definition, after) : [added(logicalId, definition, after)];
  });
  return [...kept, ...removed].map((change) => ({ Type: 'Resource', ResourceChange: change }));
}

/** The change without the values of its properties. */
export function withoutValues({ Type, ResourceChange: change }: Change): Change {
  return { Type, ResourceChange: { ...change, BeforeContext: undefined, AfterContext: undefined } };
}

function added(LogicalResourceId: string, { Type }: ResourceDefinition, after: Properties | undefined): ResourceChange {
  return { Action: 'Add', LogicalResourceId, ResourceType: Type, Scope: [], Details: [], AfterContext: context(after) };
}

function described(Action: 'Modify' | 'Remove', { logicalId, definition, properties, provisioned }: StackResource): ResourceChange {
  const PhysicalResourceId = provisioned.physicalId;
  const resource = { LogicalResourceId: logicalId, PhysicalResourceId, ResourceType: definition.Type };
  return { Action, ...resource, Scope: [], Details: [], BeforeContext: context(properties) };
}

function context(properties: Properties | undefined): string | undefined {
  return properties && JSON.stringify({ Properties: properties });
}

/** Nothing when neither the definition nor a value that it refers to changes. */
function modification(
  cloud: Cloud,
  current: StackResource,
  definition: ResourceDefinition,
  after: Properties | undefined,
): ResourceChange[] {
  const changed = after && changedProperties(current.properties, after);
  const isOther = current.definition.Type !== definition.Type;
  if (!isOther && changed?.length === 0) {
    return [];
  }
  const { replaceOn = [] } = providerOf(cloud, definition.Type) ?? {};
  const isReplaced = isOther || changed?.some((name) => replaceOn.includes(name));
  const Replacement = isReplaced ? 'True' : changed ? 'False' : 'Conditional';
  return [{ ...described('Modify', current), Replacement, Scope: ['Properties'], AfterContext: context(after) }];
}

/** The properties as they would be; nothing when that depends on a resource that is still to be made. */
function propertiesAfter(logicalId: string, { Properties = {} }: ResourceDefinition, scope: Scope): Properties | undefined {
  try {
    return resolve(Properties, scope, `${logicalId}.Properties`) as Properties;
  } catch {
    return undefined;
  }
}
