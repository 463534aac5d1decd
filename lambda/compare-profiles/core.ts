import { compare } from '../../stats/compare';
import type { Comparison } from '../../stats/compare';
import { merge } from '../../stats/merge';
import type { Profile } from '../../stats/profile';

/** Limits of a verdict. */
export interface Limits {
  readonly threshold: number;
  readonly minRows: number;
}

/** Compares the merged parts of a window with the baseline; a window without parts has no rows. */
export function judge(baseline: Profile, parts: readonly Profile[], limits: Limits): Comparison {
  const live = parts.length === 0 ? withoutRows(baseline) : parts.reduce(merge);
  return compare(baseline, live, limits);
}

/** Sums of what the parts counted. */
export function totals(parts: readonly { rows: number; unreadable: number }[]): { rows: number; unreadable: number } {
  return parts.reduce((sum, part) => ({ rows: sum.rows + part.rows, unreadable: sum.unreadable + part.unreadable }), {
    rows: 0,
    unreadable: 0,
  });
}

function withoutRows({ version, columns }: Profile): Profile {
  return {
    version,
    rows: 0,
    columns: columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, missing: 0, numeric: { count: 0, mean: 0, m2: 0, min: null, max: null, buckets: {} } }
        : { ...column, missing: 0, categories: { count: 0, values: {} } },
    ),
  };
}
