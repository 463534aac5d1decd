import { isDeepStrictEqual } from 'node:util';
import type { Properties } from '../core/resource-provider';

/** Names of the top-level properties that differ. */
export function changedProperties(before: Properties, after: Properties): string[] {
  return Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
