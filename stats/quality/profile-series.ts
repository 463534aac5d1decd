import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import { distinctCount } from '../profile/distinct-count';
import type { Profile } from '../profile/profile';

/** Figures of a column that make a series; NaN where a profile does not have one. */
export const COLUMN_METRICS = {
  /** Share of rows with a value. */
  completeness: ({ kinds, missing }) => presentCount(kinds) / (presentCount(kinds) + missing),
  distinct: (column) => distinctCount(column) ?? NaN,
  mean: ({ numbers }) => numbers?.mean ?? NaN,
  /** The population's standard deviation. */
  deviation: ({ numbers }) => (numbers === null ? NaN : Math.sqrt(numbers.m2 / numbers.count)),
  min: ({ numbers }) => numbers?.min ?? NaN,
  max: ({ numbers }) => numbers?.max ?? NaN,
} as const satisfies Record<string, (column: ColumnProfile) => number>;

/** Rows of each profile, in the order of the profiles. */
export function rowSeries(profiles: readonly Profile[]): number[] {
  return profiles.map(({ rows }) => rows);
}

/** A figure of a column in each profile, in their order; NaN, which is an anomaly to every detector, where the column is not there. */
export function columnSeries(profiles: readonly Profile[], name: string, metric: keyof typeof COLUMN_METRICS): number[] {
  return profiles.map(({ columns }) => {
    const column = columns.find((candidate) => candidate.name === name);
    return column === undefined ? NaN : COLUMN_METRICS[metric](column);
  });
}
