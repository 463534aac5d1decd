import type { ColumnReader } from '../columns/column-reader';
import type { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import type { PartReader } from '../record-reader';
import { delimiterCode } from './delimiter';
import { readHeader } from './header';
import { requireUtf8 } from '../utf8';
import { RecordSplitter } from './record-splitter';

/** How a CSV file is written. */
export interface CsvOptions {
  readonly file: string;
  readonly delimiter: string;
  /**
   * Names of the columns.
   *
   * @default - the first record names them
   */
  readonly columns?: readonly string[] | undefined;
  /**
   * Line of the first byte.
   *
   * @default 1
   */
  readonly line?: number;
}

/** Profiles the columns of CSV text in UTF-8: see `RecordSplitter` for the rules of the format. */
export class CsvReader implements PartReader {
  private splitter: RecordSplitter | undefined;
  private readonly delimiter: number;
  private readers: readonly (ColumnReader | undefined)[] = [];

  constructor(
    private readonly options: CsvOptions,
    private readonly columns: ColumnSet,
  ) {
    this.delimiter = delimiterCode(options.delimiter);
    if (options.columns) {
      this.begin(options.columns, options.line ?? 1);
    }
  }

  get line(): number {
    return this.splitter?.line ?? 1;
  }

  /** What an empty line means depends on whether there are records after it. */
  get isBetweenRecords(): boolean {
    return this.splitter?.emptyLines === 0;
  }

  read(bytes: Buffer, start: number, end: number, last: boolean): number {
    const first = this.splitter ? start : this.header(bytes, start, end, last);
    const next = this.splitter ? this.records(this.splitter, bytes, first, end) : first;
    if (last && this.splitter) {
      if (next < end) {
        throw this.splitter.unfinished();
      }
      this.columns.addRows(this.splitter.emptyRecords);
    }
    return next;
  }

  private header(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { file } = this.options;
    const header = readHeader(file, bytes, start, end, this.delimiter);
    if (header) {
      this.begin(header.columns, 1 + header.lines);
      return header.next;
    }
    if (last) {
      throw new DataError(
        { file, line: 1 },
        start === end ? 'a header must name the columns, the file is empty' : 'a quoted field must be closed',
      );
    }
    return start;
  }

  private begin(columns: readonly string[], line: number): void {
    this.splitter = new RecordSplitter({ file: this.options.file, delimiter: this.delimiter, columns, line });
    this.readers = columns.map((name) => this.columns.column(name));
  }

  private records(splitter: RecordSplitter, bytes: Buffer, start: number, end: number): number {
    for (let position = start; ; position = splitter.position) {
      const line = splitter.line;
      const table = splitter.split(bytes, position, end);
      if (splitter.position === position) {
        return position;
      }
      requireUtf8(this.options.file, bytes, position, splitter.position, line);
      this.columns.addFields(this.readers, table);
      this.columns.addRows(table.records);
    }
  }
}
