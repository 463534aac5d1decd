import { isDeepStrictEqual } from 'node:util';
import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../core/cloud';
import { existingResources } from './existing-resources';
import { providerOf } from './provider-of';
import type { Scope } from './resolution';
import { resolve } from './resolve';
import type { Stack, StackResource, StackTarget } from './stack';
import { stackScope } from './stack-scope';
import type { ResourceDefinition } from './template';

/** What a change of `stack` to `target` would do to each resource, in the shape of `DescribeChangeSet`. */
export function resourceChanges(cloud: Cloud, stack: Stack, target: StackTarget): Change[] {
  const scope = stackScope(cloud, stack, target);
  const wanted = existingResources(target.template, scope);
  const removed = [...stack.resources.values()]
    .filter(({ logicalId }) => !(logicalId in wanted))
    .map((resource) => described('Remove', resource));
  const kept = Object.entries(wanted).flatMap(([logicalId, definition]) => {
    const current = stack.resources.get(logicalId);
    return current ? modification(cloud, current, definition, scope) : [added(logicalId, definition)];
  });
  return [...kept, ...removed].map((change) => ({ Type: 'Resource', ResourceChange: change }));
}

function added(LogicalResourceId: string, { Type }: ResourceDefinition): ResourceChange {
  return { Action: 'Add', LogicalResourceId, ResourceType: Type, Scope: [], Details: [] };
}

function described(Action: 'Modify' | 'Remove', { logicalId, definition, provisioned }: StackResource): ResourceChange {
  const PhysicalResourceId = provisioned.physicalId;
  return { Action, LogicalResourceId: logicalId, PhysicalResourceId, ResourceType: definition.Type, Scope: [], Details: [] };
}

/** Nothing when neither the definition nor a value that it refers to changes. */
function modification(cloud: Cloud, current: StackResource, definition: ResourceDefinition, scope: Scope): ResourceChange[] {
  const { replaceOn = [] } = providerOf(cloud, definition.Type) ?? {};
  const changed = changedProperties(current, definition, scope);
  const isOther = current.definition.Type !== definition.Type;
  if (!isOther && changed?.length === 0) {
    return [];
  }
  const isReplaced = isOther || changed?.some((name) => replaceOn.includes(name));
  const Replacement = isReplaced ? 'True' : changed ? 'False' : 'Conditional';
  return [{ ...described('Modify', current), Replacement, Scope: ['Properties'] }];
}

/** Names of the properties that change; nothing when that depends on a resource that is still to be made. */
function changedProperties(
  { logicalId, properties: before }: StackResource,
  definition: ResourceDefinition,
  scope: Scope,
): string[] | undefined {
  try {
    const after = resolve(definition.Properties ?? {}, scope, `${logicalId}.Properties`) as Record<string, unknown>;
    return Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  } catch {
    return undefined;
  }
}
