import type { FieldTable } from '../columns/field-table';

/** Entries of the field table: fields that are gathered before they are handed on, about. */
const ENTRIES = 1 << 14;

const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const SMALL_N = 0x6e;
const SMALL_R = 0x72;

/** Fields of CSV that stands in strings of JSON, in one table for many strings of the same bytes. */
export class CaptureFields {
  private readonly ends: Int32Array;
  private readonly stride: number;
  private readonly capacity: number;
  private rows = 0;

  constructor(private readonly columns: number) {
    this.stride = columns + 1;
    this.capacity = Math.max(2, Math.floor(ENTRIES / this.stride));
    this.ends = new Int32Array(this.capacity * this.stride);
  }

  /** Rows in the table. */
  get count(): number {
    return this.rows;
  }

  /** It is time to hand the rows on. */
  get isHalfFull(): boolean {
    return 2 * this.rows >= this.capacity;
  }

  /**
   * Adds the rows of a string's text at bytes `start` to `end`; empty lines are no rows.
   *
   * Adds nothing and returns `false` when a row has too many or too few fields, for escapes other than `\n` and `\r\n` (quotes, for instance),
   * and for more rows than there is room for.
   */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    const { ends, stride, columns } = this;
    let rows = this.rows;
    let entry = rows * stride;
    ends[entry] = start - 1;
    for (let i = start; i <= end; i += 1) {
      const code = i === end ? BACKSLASH : bytes[i];
      if (code === COMMA) {
        entry += 1;
        if (entry === rows * stride + columns) {
          return false;
        }
        ends[entry] = i;
      } else if (code === BACKSLASH) {
        const first = rows * stride;
        const next = i === end ? end : afterLineBreak(bytes, i);
        if (next < 0) {
          return false;
        }
        if (entry > first || i > (ends[first] as number) + 1) {
          if (entry !== first + columns - 1 || rows + 1 === this.capacity) {
            return false;
          }
          ends[entry + 1] = i;
          rows += 1;
          entry += 2;
        }
        ends[entry] = next - 1;
        i = Math.max(i, next - 1);
      }
    }
    this.rows = rows;
    return true;
  }

  /** Leaves only the first `rows` rows. */
  truncate(rows: number): void {
    this.rows = rows;
  }

  /** The rows as a table of the bytes that they were found in. */
  table(bytes: Buffer): FieldTable {
    return { bytes, ends: this.ends, stride: this.stride, records: this.rows };
  }
}

/** The byte after the `\n` or `\r\n` at `at`; -1 for other escapes. */
function afterLineBreak(bytes: Uint8Array, at: number): number {
  const feed = bytes[at + 1] === SMALL_R && bytes[at + 2] === BACKSLASH ? at + 2 : at;
  return bytes[feed + 1] === SMALL_N ? feed + 2 : -1;
}
