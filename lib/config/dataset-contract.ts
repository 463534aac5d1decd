import type { ColumnType } from './model-spec';

/** One column of a dataset and the rules that each value keeps. */
export interface ColumnContract {
  /** As the header of the file says it. */
  readonly name: string;
  /** Type of every value. */
  readonly type: ColumnType;
  /** What it means, with its unit. */
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
  /** What a row is, in one sentence. */
  readonly description: string;
  /** Team that answers for the data. */
  readonly owner: string;
  /** CSV with a header, plain or gzip. */
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
