import type { FieldTable } from '../columns/field-table';
import { DataError } from '../data-error';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters';
import { PlainSplitter } from './plain-splitter';

/** Entries of the field table: fields found by one call, about. */
const ENTRIES = 1 << 16;

// An imported name is looked up by a call at each use in CommonJS: too slow for each byte.
const [lineFeed, carriageReturn, quote] = [LINE_FEED, CARRIAGE_RETURN, QUOTE];

/** What the splitter has to know of the file. */
export interface SplitterOptions {
  readonly file: string;
  readonly columns: readonly string[];
  /** Code of the delimiter. */
  readonly delimiter: number;
  /** Line of the first record. */
  readonly line: number;
}

/**
 * Finds the fields of CSV records (RFC 4180: a field in double quotes holds delimiters, line breaks, and quotes written twice; a record ends
 * with CRLF or LF).
 *
 * Throws a `DataError` for a record with too many or too few fields, a quote in a field that is not quoted, text after a closing quote and a
 * carriage return that no line feed follows. Empty lines at the end are no records; elsewhere an empty line is an error, except in a file of
 * one column, where it is a missing value.
 */
export class RecordSplitter {
  /** Line of the next record. */
  line: number;
  /** The byte after the last record of the latest call, where the next call starts. */
  position = 0;
  /** Empty lines that were missing values of a one-column file. */
  emptyRecords = 0;
  /** Empty lines since the last record. */
  emptyLines = 0;
  /** Line breaks in the quoted fields of the record. */
  private innerLines = 0;
  private openField: { readonly line: number; readonly column: number } | undefined;
  /** Used until the first record that has quotes, or is wrong. */
  private plain: PlainSplitter | undefined;
  private readonly columns: number;
  private readonly capacity: number;
  private readonly ends: Int32Array;
  /** 1 for the bytes that end a field, and for those that may be wrong. */
  private readonly special = new Uint8Array(256);

  constructor(private readonly options: SplitterOptions) {
    this.columns = options.columns.length;
    this.capacity = Math.max(1, Math.floor(ENTRIES / (this.columns + 1)));
    this.ends = new Int32Array(this.capacity * (this.columns + 1));
    this.line = options.line;
    this.plain = this.columns > 1 ? new PlainSplitter(this.columns, options.delimiter) : undefined;
    [options.delimiter, LINE_FEED, CARRIAGE_RETURN, QUOTE].forEach((code) => (this.special[code] = 1));
  }

  /** Finds the records that end before `end`, as many as the table holds; the table is valid until the next call. */
  split(bytes: Buffer, start: number, end: number): FieldTable {
    return this.plain && this.emptyLines === 0 ? this.splitPlain(this.plain, bytes, start, end) : this.splitAny(bytes, start, end);
  }

  private splitPlain(plain: PlainSplitter, bytes: Buffer, start: number, end: number): FieldTable {
    const table = plain.split(bytes, start, end);
    this.position = plain.position;
    this.line += table.records;
    if (plain.isStuck) {
      this.plain = undefined;
      return table.records > 0 ? table : this.splitAny(bytes, start, end);
    }
    return table;
  }

  private splitAny(bytes: Buffer, start: number, end: number): FieldTable {
    const stride = this.columns + 1;
    let records = 0;
    let next = start;
    this.position = start;
    while (records < this.capacity && next >= 0 && next < end) {
      const blank = emptyLine(bytes, next, end);
      if (blank > 0) {
        this.emptyLines += 1;
        this.line += 1;
        this.position = next = next + blank;
        continue;
      }
      next = this.record(bytes, next, end, records * stride);
      if (next >= 0) {
        records += 1;
        this.position = next;
      }
    }
    return { bytes, ends: this.ends, stride, records };
  }

  /** Why what is left after the last call is no record: at the end of a file an open quote is all that it can be. */
  unfinished(): DataError {
    const { file, columns } = this.options;
    const { line, column } = this.openField ?? { line: this.line, column: 0 };
    return new DataError({ file, line, column: columns[column] }, 'a quoted field must be closed');
  }

  /** The byte after the record that starts at `start`, -1 when it does not end before `end`. */
  private record(bytes: Buffer, start: number, end: number, base: number): number {
    const { ends, special } = this;
    const { delimiter } = this.options;
    const last = base + this.columns - 1;
    let entry = base;
    ends[base] = start - 1;
    this.innerLines = 0;
    for (let i = start; i < end; i += 1) {
      const code = bytes[i] as number;
      if (special[code] === 0) {
        continue;
      }
      if (code === delimiter) {
        if (entry === last) {
          throw this.tooMany(bytes, i + 1, end);
        }
        entry += 1;
        ends[entry] = i;
      } else if (code === lineFeed) {
        if (entry !== last) {
          throw this.error(entry - base + 1, `a row must have ${this.columns} fields`, entry - base + 1);
        }
        ends[entry + 1] = bytes[i - 1] === carriageReturn && i > start ? i - 1 : i;
        this.finishRecord();
        return i + 1;
      } else if (code === quote) {
        i = this.closingQuote(bytes, i, end, entry - base, i === (ends[entry] as number) + 1);
      } else if (i + 1 < end && bytes[i + 1] !== lineFeed) {
        throw this.error(entry - base, 'a carriage return outside of quotes must be followed by a line feed');
      }
    }
    return -1;
  }

  private finishRecord(): void {
    if (this.emptyLines > 0) {
      if (this.columns > 1) {
        this.line -= this.emptyLines;
        throw this.error(0, `a row must have ${this.columns} fields, got an empty line`);
      }
      this.emptyRecords += this.emptyLines;
      this.emptyLines = 0;
    }
    this.line += 1 + this.innerLines;
  }

  /** Place of the quote that closes the one at `open`; `end` when it is not there yet. */
  private closingQuote(bytes: Buffer, open: number, end: number, column: number, opensField: boolean): number {
    if (!opensField) {
      throw this.error(column, 'a field with a quote in it must be quoted');
    }
    const firstLine = this.line + this.innerLines;
    for (let i = open + 1; i + 1 < end; i += 1) {
      const code = bytes[i];
      if (code === lineFeed) {
        this.innerLines += 1;
      } else if (code === quote) {
        const after = bytes[i + 1] as number;
        if (after === quote) {
          i += 1;
        } else if (after === this.options.delimiter || after === lineFeed || after === carriageReturn) {
          return i;
        } else {
          throw this.error(column, 'the delimiter or the end of the line must follow a closing quote', String.fromCharCode(after));
        }
      }
    }
    this.openField = { line: firstLine, column };
    return end;
  }

  private tooMany(bytes: Buffer, start: number, end: number): DataError {
    const length = bytes.subarray(start, end).findIndex((code) => this.special[code] === 1);
    const text = bytes.toString('utf8', start, length < 0 ? end : start + length);
    return this.error(this.columns, `a row must have ${this.columns} fields`, text);
  }

  private error(column: number, rule: string, got?: string | number): DataError {
    const { file, columns } = this.options;
    return new DataError({ file, line: this.line, column: columns[column] ?? column + 1 }, rule, got);
  }
}

/** Length of the line break when the line at `start` is empty, else 0. */
function emptyLine(bytes: Buffer, start: number, end: number): number {
  if (bytes[start] === lineFeed) {
    return 1;
  }
  return bytes[start] === carriageReturn && start + 1 < end && bytes[start + 1] === lineFeed ? 2 : 0;
}
