import type { FrequentItems } from '../sketch/frequent-items';
import type { ColumnType, KindCounts } from './column-type';
import type { NumericProfile } from './numeric-profile';

/** Most different texts that are counted one by one. */
export const EXACT_VALUES = 4096;

/** Rows with a text. */
export type ValueCount = readonly [text: string, rows: number];

/** What is known of one column; the sum of `kinds` and `missing` are the rows. */
export interface ColumnProfile {
  readonly name: string;
  /** By the values, or by the schema. */
  readonly type: ColumnType;
  /** The type is the schema's. */
  readonly declared: boolean;
  /** `false`: the schema leaves the column out of comparisons. */
  readonly compared: boolean;
  /** Rows without a value. */
  readonly missing: number;
  readonly kinds: KindCounts;
  /** Values that read as numbers; `null` when there is none, or when the schema says `string`, `boolean` or `timestamp`. */
  readonly numbers: NumericProfile | null;
  /** Exact rows by the value's text while there are at most `EXACT_VALUES` different ones, by code units of the text; `null` after that. */
  readonly values: readonly ValueCount[] | null;
  /** Once `values` is `null`: the most frequent texts of those that are not counted in `numbers`; `null` when there is no such text. */
  readonly frequent: FrequentItems | null;
  /**
   * Once `values` is `null`: registers of a `HyperLogLog` in base64, numbers by value and the rest by text.
   *
   * `null` also when the profile was made for comparing only and holds fractional numbers.
   */
  readonly distinct: string | null;
  /** Earliest and latest time stamp in milliseconds since 1970 UTC; `null` when there is none. */
  readonly times: TimeRange | null;
}

/** Milliseconds since 1970 UTC. */
export interface TimeRange {
  readonly first: number;
  readonly last: number;
}
