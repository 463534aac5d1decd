/** How the records of an input file are written: one a line, CSV with a header. */
export type InputFormat = 'jsonl' | 'csv';

/** A piece of an input file: the records whose lines begin in it. */
export interface BatchRange {
  /** Place in the plan, five digits; names the part. */
  readonly range: string;
  readonly key: string;
  /** Of the file when the batch was planned: another one is another file. */
  readonly etag: string;
  /** Bytes of the file. */
  readonly size: number;
  /** First byte, and the one after the last; a compressed file is one range. */
  readonly start: number;
  readonly end: number;
  readonly format: InputFormat;
  /** By gzip. */
  readonly compressed: boolean;
}

/** What a batch will do; the same input, model version and settings give the same plan. */
export interface BatchPlan {
  readonly batchId: string;
  /** Hash of all that decides the scores and where they are cut. */
  readonly planId: string;
  /** Prefix that was asked for. */
  readonly input: string;
  /** The version that scores every record. */
  readonly modelPackageArn: string;
  readonly version: number;
  /** All that the plan's ranges write begins with this; it ends with a slash. */
  readonly prefix: string;
  /** Object with a `BatchRange` a line. */
  readonly rangesKey: string;
  /** Object that is written last and once, and is the only thing that readers trust. */
  readonly manifestKey: string;
  readonly ranges: number;
  /** Records by the feature run's manifest; absent when the input has none. */
  readonly expected?: number;
}

/** Where a range belongs to. */
export type RangeOwner = Pick<BatchPlan, 'prefix' | 'version'>;

/** Input of a function that works on one range. */
export interface RangeTask {
  readonly batch: RangeOwner;
  readonly range: BatchRange;
}
