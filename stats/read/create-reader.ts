import { CaptureReader } from './capture/capture-reader';
import type { ColumnSet } from './columns/column-set';
import { CsvReader } from './csv/csv-reader';
import type { Format } from './format';
import { JsonLinesReader } from './json/json-lines-reader';
import type { ReadOptions } from './read-options';
import type { PartReader } from './record-reader';

/** How records are written, and where in the file they start. */
export interface Layout {
  readonly format: Exclude<Format, 'parquet'>;
  /** What is between the fields of CSV. */
  readonly delimiter: string;
  /**
   * Names of the columns of CSV.
   *
   * @default - the first record has them
   */
  readonly columns?: readonly string[];
  /**
   * Line of the first byte.
   *
   * @default 1
   */
  readonly line?: number;
}

/** The reader of a format of records. */
export function createReader(file: string, layout: Layout, columns: ColumnSet, options: ReadOptions): PartReader {
  switch (layout.format) {
    case 'csv':
      return new CsvReader({ file, ...layout }, columns);
    case 'jsonl':
      return new JsonLinesReader(file, columns, layout.line);
    case 'capture':
      return new CaptureReader(file, columns, options.capture ?? {}, layout.line);
  }
}
