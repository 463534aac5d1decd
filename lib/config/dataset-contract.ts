import type { ColumnType } from './model-spec';

/** One column of a dataset and the rules that each value keeps. */
export interface ColumnContract {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  /** May be empty. @default false */
  readonly optional?: boolean;
  /** Smallest value, included. @default - no limit */
  readonly min?: number;
  /** Largest value, included. @default - no limit */
  readonly max?: number;
  /** Regular expression that the whole value matches. @default - any value */
  readonly pattern?: string;
}

/** What a file under `raw/<dataset>/` must look like. */
export interface DatasetContract {
  /** Lower case with underscores; the first part of the raw key and the name of the Glue table. */
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly format: 'csv';
  /** Columns in the order of the header. */
  readonly columns: readonly ColumnContract[];
  /** Column whose day is the partition `dt`. */
  readonly eventTime: string;
  /** First day of the data, `YYYY-MM-DD`: queries look for partitions from here on, and an earlier event time breaks the contract. */
  readonly since: string;
  /** Share of bad rows, 0 to 1, above which the whole file is quarantined. */
  readonly maxBadShare: number;
}
