import { isDeepStrictEqual } from 'node:util';
import type { Cloud } from '../core/cloud';
import { creationOrder } from './dependencies';
import { existingResources } from './existing-resources';
import { resolve } from './resolve';
import type { Stack, StackTarget } from './stack';
import { resolveOutputs } from './stack-outputs';
import { stackScope } from './stack-scope';

/** Whether an update to `target` would do anything: to the resources, resolved with today's values, or to the outputs. */
export function hasChanges(cloud: Cloud, stack: Stack, target: StackTarget): boolean {
  const scope = stackScope(cloud, stack, target);
  const wanted = existingResources(target.template, scope);
  const sameIds = isDeepStrictEqual(Object.keys(wanted).sort(), [...stack.resources.keys()].sort());
  return (
    !sameIds ||
    creationOrder(wanted).some((id) => {
      const { definition, properties } = stack.resources.get(id) ?? {};
      const next = resolve(wanted[id]?.Properties ?? {}, scope, `${id}.Properties`);
      const sameDefinition = definition?.Type === wanted[id]?.Type && definition?.DeletionPolicy === wanted[id]?.DeletionPolicy;
      return !sameDefinition || !isDeepStrictEqual(properties, next);
    }) ||
    !isDeepStrictEqual(resolveOutputs(target.template, scope), stack.state.outputs)
  );
}
