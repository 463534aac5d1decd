import type { ColumnReader } from '../columns/column-reader';
import type { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import type { RecordReader } from '../record-reader';
import { readHeader } from './header';
import { requireUtf8 } from '../utf8';
import { RecordSplitter } from './record-splitter';

/** How a CSV file is written. */
export interface CsvOptions {
  readonly file: string;
  /** Code of the delimiter. */
  readonly delimiter: number;
  /**
   * Names of the columns.
   *
   * @default - the first record names them
   */
  readonly columns?: readonly string[];
  /**
   * Line of the first byte.
   *
   * @default 1
   */
  readonly line?: number;
}

/** Profiles the columns of CSV text in UTF-8: see `RecordSplitter` for the rules of the format. */
export class CsvReader implements RecordReader {
  private splitter: RecordSplitter | undefined;
  private readers: readonly (ColumnReader | undefined)[] = [];

  constructor(
    private readonly options: CsvOptions,
    private readonly columns: ColumnSet,
  ) {
    if (options.columns) {
      this.begin(options.columns, options.line ?? 1);
    }
  }

  /** Line of the next record. */
  get line(): number {
    return this.splitter?.line ?? 1;
  }

  /** The latest record may be the last of a part of the file: no empty line waits for what comes after it. */
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
    const { file, delimiter } = this.options;
    const header = readHeader(file, bytes, start, end, delimiter);
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
    this.splitter = new RecordSplitter({ ...this.options, columns, line });
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
