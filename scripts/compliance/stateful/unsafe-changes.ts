import { stackChanges } from '../../../cli/changes/stack-changes';
import type { FrozenResource, FrozenStack, FrozenStacks } from './frozen-stacks';
import { GUARDS } from './guards';
import { isReplacing } from './replacing-property';

/** A change that would lose what a stateful resource holds. */
export interface UnsafeChange {
  /** `<stack>/<logical id>`, or the stack alone. */
  readonly name: string;
  /** What would happen, and what to do. */
  readonly problem: string;
}

const REMEDY = {
  lost:
    'give it its logical id and stack back (overrideLogicalId on the L1 when the construct has moved), ' +
    'or move what it holds first and accept the loss',
  replaced: 'put the property back, or add a second resource, move what the first holds, and accept the loss',
  weakened: 'put it back, or accept the loss',
};

/** What `after` would lose of `before`: replacements, deletions, orphans, and protections that go. */
export function unsafeChanges(before: FrozenStacks, after: FrozenStacks): UnsafeChange[] {
  return Object.entries(before).flatMap(([name, stack]) => {
    const now = after[name];
    return now === undefined
      ? [{ name, problem: `is no longer there, with ${Object.keys(stack.Resources).length} stateful resources: ${REMEDY.lost}` }]
      : changesOfStack(name, stack, now);
  });
}

function changesOfStack(stack: string, before: FrozenStack, after: FrozenStack): UnsafeChange[] {
  const protection = before.terminationProtection && !after.terminationProtection;
  const resources = Object.entries(before.Resources).flatMap(([id, resource]) => {
    const now = after.Resources[id];
    return now === undefined ? [] : losses(resource, now).map((loss) => unsafe(stack, id, resource, `${loss}; ${REMEDY.weakened}`));
  });
  return [
    ...(protection ? [{ name: stack, problem: `would lose its termination protection; ${REMEDY.weakened}` }] : []),
    ...removedOrReplaced(stack, before, after),
    ...resources,
  ];
}

function removedOrReplaced(stack: string, before: FrozenStack, after: FrozenStack): UnsafeChange[] {
  return stackChanges(stack, bare(before), bare(after)).resources.flatMap(({ impact, logicalId, properties }) => {
    const resource = before.Resources[logicalId];
    if (resource === undefined || impact === 'create' || impact === 'update') {
      return [];
    }
    const [verb, todo] =
      impact === 'replace' || impact === 'may replace'
        ? [`would be replaced by ${properties.join(', ') || 'another type'}`, REMEDY.replaced]
        : [impact === 'orphan' ? 'would be orphaned: its logical id is gone' : 'would be deleted: its logical id is gone', REMEDY.lost];
    return [unsafe(stack, logicalId, resource, `${verb}; ${todo}`)];
  });
}

/** As a template of what replaces; conditions and guarded properties are compared apart. */
function bare({ Resources }: FrozenStack): { Resources: object } {
  const resources = Object.entries(Resources).map(([id, resource]): [string, object] => {
    const replacing = Object.entries(resource.Properties).filter(([name]) => isReplacing(resource.Type, name));
    return [id, { ...resource, Condition: undefined, Properties: Object.fromEntries(replacing) }];
  });
  return { Resources: Object.fromEntries(resources) };
}

function losses(before: FrozenResource, after: FrozenResource): string[] {
  const policies = (['DeletionPolicy', 'UpdateReplacePolicy'] as const)
    .filter((name) => before[name] === 'Retain' && after[name] !== 'Retain')
    .map((name) => `${name} would be ${after[name] ?? 'Delete'}, not Retain`);
  const condition =
    JSON.stringify(before.Condition) === JSON.stringify(after.Condition) ? [] : ['the condition under which it exists would change'];
  const guarded = (GUARDS[before.Type] ?? []).flatMap(
    ({ property, loss }) => loss(before.Properties[property], after.Properties[property]) ?? [],
  );
  return [...policies, ...condition, ...guarded];
}

function unsafe(stack: string, id: string, { Type }: FrozenResource, problem: string): UnsafeChange {
  return { name: `${stack}/${id}`, problem: `(${Type}) ${problem}` };
}
