import type { ColumnType } from './column-type';

/** A value of a row; `null`, `undefined` and `NaN` are missing, and so are the texts for it (see `readKind`). */
export type Value = string | number | boolean | null | undefined;

/** One row, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A column to profile. */
export interface ColumnSchema {
  readonly name: string;
  /**
   * What the column holds. Values of a `string`, `boolean` or `timestamp` column are never read as numbers.
   *
   * @default - by the values
   */
  readonly type?: Exclude<ColumnType, 'unknown'>;
  /**
   * Compares the column with its baseline. Columns that differ by nature between two windows (a weekday) are not.
   *
   * @default true
   */
  readonly compared?: boolean;
}

/** The columns of a data set. */
export type Schema = readonly ColumnSchema[];
