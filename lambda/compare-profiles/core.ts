import { compare } from '../../stats/drift/compare';
import type { Comparison } from '../../stats/drift/comparison';
import { merge } from '../../stats/profile/merge';
import type { Profile } from '../../stats/profile/profile';
import { profile } from '../../stats/profile/profile';
import { schemaOf } from '../../stats/profile/schema-of';

/** Limits of a verdict. */
export interface Limits {
  readonly threshold: number;
  readonly minRows: number;
}

/** Compares the merged parts of a window with the baseline; a window without parts has no rows. */
export function judge(baseline: Profile, parts: readonly Profile[], limits: Limits): Comparison {
  const live = parts.length === 0 ? profile([], schemaOf(baseline)) : parts.reduce(merge);
  return compare(baseline, live, limits);
}

/** Sums of what the parts counted. */
export function totals(parts: readonly { rows: number; unreadable: number }[]): { rows: number; unreadable: number } {
  return parts.reduce((sum, part) => ({ rows: sum.rows + part.rows, unreadable: sum.unreadable + part.unreadable }), {
    rows: 0,
    unreadable: 0,
  });
}
