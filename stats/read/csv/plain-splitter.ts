import type { FieldTable } from '../columns/field-table';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters';

/** Bytes that are looked at by one call: they and the places found in them stay in the processor's cache. */
const WINDOW = 1 << 17;
/** Line feed and carriage return are below, and what has no place in a plain record. */
const FIRST_PRINTABLE = 0x20;

// An imported name is looked up by a call at each use in CommonJS.
const [lineFeed, carriageReturn, quote] = [LINE_FEED, CARRIAGE_RETURN, QUOTE];

/**
 * Finds the fields of CSV records without quotes, of two or more columns.
 *
 * The places of delimiters and line ends are written down without a branch in the loop: where a field ends cannot be foreseen, and a branch that
 * is guessed wrong costs more than the bytes of the field. Whether they are where they have to be is seen afterwards.
 */
export class PlainSplitter {
  /** The first record that was not found is not plain, or longer than the window; `false` when it may just not be there yet. */
  isStuck = false;
  /** The byte after the last record. */
  position = 0;
  private readonly places = new Int32Array(WINDOW + 1);

  constructor(
    private readonly columns: number,
    private readonly delimiter: number,
  ) {}

  /** Finds the records from `start` on that end before `end`, up to the first that is not plain; the table is valid until the next call. */
  split(bytes: Buffer, start: number, end: number): FieldTable {
    const { places, columns } = this;
    const windowEnd = Math.min(end, start + WINDOW - 1);
    const count = this.findPlaces(bytes, start, windowEnd);
    const lineEnd = count > columns && bytes[places[columns] as number] === carriageReturn ? 2 : 1;
    const stride = columns - 1 + lineEnd;
    let records = 0;
    while ((records + 1) * stride < count && this.isRecord(bytes, records * stride, lineEnd)) {
      records += 1;
    }
    this.position = (places[records * stride] as number) + 1;
    this.isStuck = (records === 0 && windowEnd < end) || this.hasLineEnd(bytes, records * stride + 1, count);
    return { bytes, ends: places, stride, records };
  }

  /** Writes down the place before `start` and those of delimiters, quotes and control characters; returns their number. */
  private findPlaces(bytes: Buffer, start: number, end: number): number {
    const { places, delimiter } = this;
    places[0] = start - 1;
    let count = 1;
    for (let i = start; i < end; i += 1) {
      const code = bytes[i] as number;
      places[count] = i;
      // The sign bit is set when one of the three is negative: a table of the 256 bytes would be slower.
      count += ((code - FIRST_PRINTABLE) | ((code ^ delimiter) - 1) | ((code ^ quote) - 1)) >>> 31;
    }
    return count;
  }

  /** Whether there is more than delimiters among places `from` to `to`: a line that ends all the same, or a quote. */
  private hasLineEnd(bytes: Buffer, from: number, to: number): boolean {
    // A carriage return at the end may have its line feed yet to come.
    const isHalf = bytes[this.places[to - 1] as number] === carriageReturn;
    for (let i = from; i < (isHalf ? to - 1 : to); i += 1) {
      if (bytes[this.places[i] as number] !== this.delimiter) {
        return true;
      }
    }
    return false;
  }

  /** Whether the record after the place number `before` has its delimiters and its line end, and nothing else that is special. */
  private isRecord(bytes: Buffer, before: number, lineEnd: number): boolean {
    const { places, columns, delimiter } = this;
    for (let i = before + 1; i < before + columns; i += 1) {
      if (bytes[places[i] as number] !== delimiter) {
        return false;
      }
    }
    const last = places[before + columns] as number;
    return lineEnd === 1 ? bytes[last] === lineFeed : bytes[last] === carriageReturn && bytes[last + 1] === lineFeed;
  }
}
