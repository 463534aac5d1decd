import type { ColumnBuilder } from '../../profile/column-builder';
import type { ColumnProfile } from '../../profile/column-profile';
import { addValue } from '../../profile/profile';
import type { Value } from '../../profile/schema';
import { QUOTE } from '../csv/characters';
import { INTEGRAL, NOT_PLAIN, parseDecimal } from './decimal';
import type { FieldTable } from './field-table';
import { unquoted } from './quoted-field';
import { TokenDictionary } from './token-dictionary';

/** Numbers that are handed to the builder at once. */
const BATCH = 4096;
/** Rows of an equal number that are cheaper to add one by one. */
const FEW_ROWS = 16;

// An imported name is looked up by a call at each use in CommonJS: too slow for each field.
const [parse, notPlain, integral, quote] = [parseDecimal, NOT_PLAIN, INTEGRAL, QUOTE];

/**
 * Profiles one column of field tables. Equal tokens are counted in a dictionary and read once; when it has met too many, plain decimals are
 * read from the bytes, and the dictionary counts what is left.
 */
export class ColumnReader {
  private readonly dictionary = new TokenDictionary();
  /** There are too many values to count each: the texts of numbers are of no use any more. */
  private tooMany = false;
  private readonly numbers = new Float64Array(BATCH);
  private count = 0;
  private integral = 0;
  private rows = 0;

  /** @param numeric `false` when the schema has the values taken as text. */
  constructor(
    private readonly builder: ColumnBuilder,
    private readonly numeric: boolean,
  ) {}

  /** Adds the fields of column `column` of a table. */
  addFields(table: FieldTable, column: number): void {
    const counted = this.tooMany && this.numeric ? 0 : this.addTokens(table, column);
    this.addNumbers(table, column, counted);
    this.rows += table.records;
  }

  /** Adds a value that is no text of a file; `null`, `undefined` and NaN are missing. */
  addValue(value: Value): void {
    addValue(this.builder, value);
    this.rows += 1;
  }

  /** The profile of all fields; of the `rows` of the file, those that brought no field miss the value. To be called once, at the end. */
  profile(rows: number): ColumnProfile {
    this.takeTokens();
    this.flush();
    this.builder.addMissing(rows - this.rows);
    return this.builder.profile();
  }

  /** Counts tokens; returns the number of records that are done when there are too many values, else all. */
  private addTokens({ bytes, ends, stride, records }: FieldTable, column: number): number {
    for (let record = 0, at = column; record < records; record += 1, at += stride) {
      this.addToken(bytes, (ends[at] as number) + 1, ends[at + 1] as number);
      if (this.tooMany && this.numeric) {
        return record + 1;
      }
    }
    return records;
  }

  private addNumbers({ bytes, ends, stride, records }: FieldTable, column: number, from: number): void {
    const { numbers } = this;
    for (let record = from, at = from * stride + column; record < records; record += 1, at += stride) {
      const start = (ends[at] as number) + 1;
      const end = ends[at + 1] as number;
      const kind = parse(bytes, start, end, numbers, this.count);
      if (kind === notPlain) {
        this.addToken(bytes, start, end);
      } else {
        this.addNumber(kind);
      }
    }
  }

  private addToken(bytes: Buffer, start: number, end: number): void {
    if (bytes[start] === quote && end > start) {
      const token = unquoted(bytes, start, end);
      this.countToken(token, 0, token.length);
    } else {
      this.countToken(bytes, start, end);
    }
  }

  private countToken(bytes: Buffer, start: number, end: number): void {
    if (!this.dictionary.add(bytes, start, end)) {
      this.takeTokens();
      this.dictionary.add(bytes, start, end);
    }
  }

  private takeTokens(): void {
    const becomesTooMany = !this.tooMany && this.dictionary.hasTooManyValues;
    this.tooMany ||= becomesTooMany;
    if (becomesTooMany && this.numeric && this.dictionary.every(isPlainOrEmpty)) {
      // Their texts are of no use any more, and need not be made.
      this.builder.stopCounting();
      this.dictionary.take((bytes, start, end, rows) => {
        this.addRows(bytes, start, end, rows);
      });
    } else {
      this.dictionary.take((bytes, start, end, rows) => {
        this.builder.addText(bytes.toString('utf8', start, end), rows);
      });
    }
  }

  /** Adds rows with a plain decimal or without a value. */
  private addRows(bytes: Buffer, start: number, end: number, rows: number): void {
    if (start === end || rows > FEW_ROWS) {
      this.builder.addText(bytes.toString('utf8', start, end), rows);
      return;
    }
    for (let row = 0; row < rows; row += 1) {
      this.addNumber(parse(bytes, start, end, this.numbers, this.count));
    }
  }

  /** Counts the number that was just put in its place. */
  private addNumber(kind: number): void {
    this.integral += kind === integral ? 1 : 0;
    this.count += 1;
    if (this.count === BATCH) {
      this.flush();
    }
  }

  private flush(): void {
    if (this.count > 0) {
      this.builder.addNumbers(this.numbers.subarray(0, this.count), this.integral);
    }
    this.count = 0;
    this.integral = 0;
  }
}

const ignored = new Float64Array(1);

function isPlainOrEmpty(bytes: Buffer, start: number, end: number): boolean {
  return start === end || parse(bytes, start, end, ignored, 0) !== notPlain;
}
