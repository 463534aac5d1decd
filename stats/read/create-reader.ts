import { CaptureReader } from './capture/capture-reader';
import type { ColumnSet } from './columns/column-set';
import { CsvReader } from './csv/csv-reader';
import { delimiterCode, sniffDelimiter } from './csv/delimiter';
import type { Format } from './format';
import { markLength } from './format';
import { JsonLinesReader } from './json/json-lines-reader';
import type { ReadOptions } from './read-options';
import type { RecordReader } from './record-reader';

/** The reader of a format of records, all but Parquet; `head` are the first bytes of the file. */
export function createReader(
  file: string,
  format: Exclude<Format, 'parquet'>,
  head: Buffer,
  columns: ColumnSet,
  options: ReadOptions,
): RecordReader {
  switch (format) {
    case 'csv':
      return new CsvReader(
        { file, delimiter: delimiterCode(options.delimiter ?? sniffDelimiter(head.subarray(markLength(head)))) },
        columns,
      );
    case 'jsonl':
      return new JsonLinesReader(file, columns);
    case 'capture':
      return new CaptureReader(file, columns, options.capture ?? {});
  }
}
