import { isDeepStrictEqual } from 'node:util';
import type { Cloud } from '../core/cloud';
import { existingResources } from './existing-resources';
import type { Scope } from './resolution';
import { resourceChanges } from './resource-changes';
import type { Stack, StackTarget } from './stack';
import { resolveOutputs } from './stack-outputs';
import { stackScope } from './stack-scope';

/** Whether an update to `target` would do anything: to the tags, the resources (with today's values), their policies or the outputs. */
export function hasChanges(cloud: Cloud, stack: Stack, target: StackTarget): boolean {
  const scope = stackScope(cloud, stack, target);
  return (
    !isDeepStrictEqual(target.tags, stack.state.tags) ||
    resourceChanges(cloud, stack, target).length > 0 ||
    policiesChange(stack, target, scope) ||
    outputsChange(stack, target, scope)
  );
}

function policiesChange(stack: Stack, { template }: StackTarget, scope: Scope): boolean {
  const wanted = Object.entries(existingResources(template, scope));
  return wanted.some(([id, { DeletionPolicy }]) => stack.resources.get(id)?.definition.DeletionPolicy !== DeletionPolicy);
}

/** Outputs of resources that are not there yet do change. */
function outputsChange(stack: Stack, { template }: StackTarget, scope: Scope): boolean {
  try {
    return !isDeepStrictEqual(resolveOutputs(template, scope), stack.state.outputs);
  } catch {
    return true;
  }
}
