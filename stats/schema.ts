/** A value of a row; `null` is missing. */
export type Value = string | number | boolean | null | undefined;

/** One row, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A column to profile. */
export interface ColumnSchema {
  readonly name: string;
  /** `numeric` columns get quantiles, `categorical` ones counts of their values. */
  readonly kind: 'numeric' | 'categorical';
  /**
   * Compares the column with its baseline. Columns that differ by nature between two windows (a weekday, a time stamp) are not.
   *
   * @default true
   */
  readonly compared?: boolean;
}

/** The columns of a data set. */
export type Schema = readonly ColumnSchema[];
