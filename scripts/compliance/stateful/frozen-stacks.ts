import { readFileSync } from 'node:fs';
import type { AssemblyStack } from '../../../cli/changes/assembly-stacks';
import { GUARDS } from './guards';
import { isReplacing } from './replacing-property';
import { STATEFUL_TYPES } from './stateful-types';

/** Where the stateful resources of all stacks are kept as they were agreed upon. */
export const FROZEN_FILE = 'test/upgrade/stateful-resources.json';

/** What of a stateful resource must not change without a decision. */
export interface FrozenResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  /** Expression of the condition under which the resource exists. */
  readonly Condition?: unknown;
  /** Those whose change replaces the resource, and those that a guard watches. */
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The stateful resources of a stack, by logical id. */
export interface FrozenStack {
  readonly terminationProtection: boolean;
  readonly Resources: Readonly<Record<string, FrozenResource>>;
}

/** By name of the stack. */
export type FrozenStacks = Readonly<Record<string, FrozenStack>>;

/** A stack as far as it is frozen. */
export type StackToFreeze = Pick<AssemblyStack, 'name' | 'template' | 'terminationProtection'>;

interface Resource extends Omit<FrozenResource, 'Condition' | 'Properties'> {
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The stateful resources of stacks, without what may change at will; sorted. */
export function freeze(stacks: readonly StackToFreeze[]): FrozenStacks {
  return Object.fromEntries(sorted(stacks.map(({ name, ...stack }) => [name, frozenStack(stack)])));
}

/** The stacks of the file. */
export function readFrozen(): FrozenStacks {
  return JSON.parse(readFileSync(FROZEN_FILE, 'utf8')) as FrozenStacks;
}

/** The text of the file: one line a resource, so that a change of it reads well. */
export function renderFrozen(stacks: FrozenStacks): string {
  const texts = Object.entries(stacks).map(([name, { terminationProtection, Resources }]) => {
    const lines = Object.entries(Resources).map(([id, resource]) => `${JSON.stringify(id)}:${JSON.stringify(resource)}`);
    return `${JSON.stringify(name)}:{"terminationProtection":${String(terminationProtection)},"Resources":{\n${lines.join(',\n')}\n}}`;
  });
  return `{\n${texts.join(',\n')}\n}\n`;
}

function frozenStack({ template, terminationProtection }: Omit<StackToFreeze, 'name'>): FrozenStack {
  const { Resources, Conditions = {} } = template as { Resources: Record<string, Resource>; Conditions?: Record<string, unknown> };
  const stateful = Object.entries(Resources).filter(([, { Type }]) => STATEFUL_TYPES.has(Type));
  return {
    terminationProtection,
    Resources: Object.fromEntries(sorted(stateful.map(([id, resource]) => [id, frozenResource(resource, Conditions)]))),
  };
}

function frozenResource(resource: Resource, conditions: Readonly<Record<string, unknown>>): FrozenResource {
  const { Type, DeletionPolicy, UpdateReplacePolicy, Condition, Properties = {} } = resource;
  const guards = new Map((GUARDS[Type] ?? []).map((guard) => [guard.property, guard]));
  const kept = Object.entries(Properties)
    .filter(([name]) => guards.has(name) || isReplacing(Type, name))
    .map(([name, value]): [string, unknown] => [name, guards.get(name)?.kept?.(value) ?? value]);
  return {
    Type,
    ...(DeletionPolicy !== undefined && { DeletionPolicy }),
    ...(UpdateReplacePolicy !== undefined && { UpdateReplacePolicy }),
    ...(Condition !== undefined && { Condition: conditions[Condition] }),
    Properties: Object.fromEntries(sorted(kept)),
  };
}

function sorted<Value>(entries: readonly [string, Value][]): [string, Value][] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}
