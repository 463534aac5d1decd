import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import type { FoundResource } from './resource-finder';

/** What CDK adds to a logical id. */
const HASH = /[0-9A-F]{8}$/;

/**
 * A resource's name for people: its logical id without the hash, and without the words that all of its kind in the stack begin with:
 * `ZonesCuratedE9A7DB0A` as `Curated` when there are `ZonesRaw...` and others.
 */
export function resourceName(stacks: readonly AssemblyStack[], { stack, logicalId, type }: FoundResource): string {
  const resources = stacks.find(({ name }) => name === stack)?.template.Resources ?? {};
  const siblings = Object.keys(resources).filter((id) => resources[id]?.Type === type);
  const all = siblings.map(words);
  const own = words(logicalId);
  let shared = 0;
  while (all.length > 1 && shared < own.length - 1 && all.every((other) => other[shared] === own[shared])) {
    shared += 1;
  }
  return own.slice(shared).join('');
}

function words(logicalId: string): string[] {
  return logicalId.replace(HASH, '').match(/[A-Z]+[a-z0-9]*|[a-z0-9]+/g) ?? [logicalId];
}
