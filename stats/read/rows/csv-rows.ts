import { unquoted } from '../columns/quoted-field';
import type { FieldTable } from '../columns/field-table';
import { LINE_FEED, QUOTE } from '../csv/characters';
import { readHeader } from '../csv/header';
import { RecordSplitter } from '../csv/record-splitter';
import { DataError } from '../data-error';
import type { RecordReader } from '../record-reader';
import { requireUtf8 } from '../utf8';
import type { TakeRow } from './data-row';
import { noColumn, present } from './data-row';

/** Rows of CSV text in UTF-8; `RecordSplitter` has the rules of the format. */
export class CsvRows implements RecordReader {
  private splitter: RecordSplitter | undefined;
  private fields: readonly number[] = [];

  constructor(
    private readonly file: string,
    private readonly delimiter: number,
    private readonly columns: readonly string[],
    private readonly take: TakeRow,
  ) {}

  read(bytes: Buffer, start: number, end: number, last: boolean): number {
    const first = this.splitter ? start : this.header(bytes, start, end, last);
    const next = this.splitter ? this.records(this.splitter, bytes, first, end) : first;
    if (last && this.splitter && next < end) {
      throw this.splitter.unfinished();
    }
    return next;
  }

  private header(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { file, delimiter } = this;
    const header = readHeader(file, bytes, start, end, delimiter);
    if (header !== undefined) {
      this.fields = this.columns.map((name) => {
        const field = header.columns.indexOf(name);
        if (field === -1) {
          throw noColumn(file, name, header.columns);
        }
        return field;
      });
      this.splitter = new RecordSplitter({ file, delimiter, columns: header.columns, line: 1 + header.lines });
      return header.next;
    }
    if (last) {
      throw new DataError({ file, line: 1 }, 'the first line must name the columns, got no whole line');
    }
    return start;
  }

  private records(splitter: RecordSplitter, bytes: Buffer, start: number, end: number): number {
    for (let position = start; ; position = splitter.position) {
      const { line, emptyLines } = splitter;
      const table = splitter.split(bytes, position, end);
      if (splitter.position === position) {
        return position;
      }
      requireUtf8(this.file, bytes, position, splitter.position, line);
      this.rows(table, position, line, emptyLines);
    }
  }

  /** @param emptyLines Lines before `firstLine` that are records, of a missing value, once a record follows: the file has one column. */
  private rows({ bytes, ends, stride, records }: FieldTable, start: number, firstLine: number, emptyLines: number): void {
    const end = (index: number): number => ends[index] ?? NaN;
    let line = firstLine - emptyLines;
    let next = start;
    let empty = emptyLines;
    for (let base = 0; base < records * stride; base += stride) {
      const [first, last] = [end(base) + 1, end(base + stride - 1)];
      for (empty += lineFeeds(bytes, next, first); empty > 0; empty -= 1) {
        this.take({ line, values: this.fields.map(() => null) });
        line += 1;
      }
      this.take({ line, values: this.fields.map((field) => present(fieldText(bytes, end(base + field) + 1, end(base + field + 1)))) });
      line += 1 + lineFeeds(bytes, first, last);
      next = bytes.indexOf(LINE_FEED, last) + 1;
    }
  }
}

function fieldText(bytes: Buffer, start: number, end: number): string {
  return bytes[start] === QUOTE && end > start ? unquoted(bytes, start, end).toString() : bytes.toString('utf8', start, end);
}

function lineFeeds(bytes: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED, start); at !== -1 && at < end; at = bytes.indexOf(LINE_FEED, at + 1)) {
    count += 1;
  }
  return count;
}
