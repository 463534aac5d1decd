import type { TableEntry, UseInterval } from './table-entry';
import { addFolded, largest, smallest } from './table-entry';
import { FINEST_BITS, readPages, writePages } from './table-pages';

/** Values of sign and exponent. */
const PAGES = 4096;
/** First page of the negative numbers. */
const NEGATIVE = PAGES / 2;
/** Pages of finite numbers, of each sign. */
const FINITE_PAGES = NEGATIVE - 1;
/** Bits of the mantissa while at most so many pages are in use. */
const BITS_BY_PAGES: readonly (readonly [pages: number, bits: number])[] = [
  [1, FINEST_BITS],
  [2, 14],
  [4, 13],
  [8, 12],
  [16, 11],
  [256, 10],
  [512, 9],
  [1024, 8],
  [2048, 7],
  [PAGES, 6],
];

const float = new Float64Array(1);
/** The low word first: Node.js runs on little-endian machines only. */
const words = new Uint32Array(float.buffer);

/**
 * Rows by the leading bits of the value: a histogram of finite numbers that merges exactly.
 *
 * Sign and exponent of the double (12 bits) choose a page, the next `bits` of the mantissa an entry of the page. Pages are made when a value
 * needs them. `bits` is 15 while one page is in use, 11 to 16, 10 to 256, at least 6 (`BITS_BY_PAGES`): a function of the set of pages,
 * so that the table is the same for any order of adding and merging, and fine where values lie close together, far from zero. An entry is
 * at most 2^-bits of its values wide; at 10 bits, whole numbers below 2048 have one of their own. There are at most 256 Ki entries.
 * Magnitudes below 2^(-1022 - bits) count as zero.
 */
export class BitTable {
  private readonly pages = new Array<Float64Array | undefined>(PAGES).fill(undefined);
  private pageCount = 0;
  private mantissaBits = FINEST_BITS;

  /** The table that `toJSON` wrote; throws when the text is none. */
  static fromJSON(text: string): BitTable {
    const pages = readPages(text);
    const table = new BitTable();
    // All pages first: their number says how many entries a page has.
    pages.forEach(({ id }) => table.page(id));
    for (const { id, runs } of pages) {
      const page = table.page(id);
      for (const { start, rows } of runs) {
        if (start + rows.length > page.length) {
          throw new Error(`a table of ${pages.length} pages must have ${page.length} entries a page, got ${start + rows.length}`);
        }
        page.set(rows, start);
      }
    }
    return table;
  }

  /** Bits of the mantissa that choose an entry. */
  get bits(): number {
    return this.mantissaBits;
  }

  /** Adds rows with a finite value. */
  add(value: number, rows = 1): void {
    // -0 becomes 0.
    float[0] = value + 0;
    const high = words[1] as number;
    const page = this.pages[high >>> 20] ?? this.page(high >>> 20);
    const entry = (high & 0xfffff) >>> (20 - this.mantissaBits);
    page[entry] = (page[entry] as number) + rows;
  }

  /** Adds a row for each of these finite values. */
  addValues(values: Float64Array): void {
    const { pages } = this;
    for (let i = 0; i < values.length; i += 1) {
      float[0] = (values[i] as number) + 0;
      const high = words[1] as number;
      const page = pages[high >>> 20] ?? this.page(high >>> 20);
      const entry = (high & 0xfffff) >>> (20 - this.mantissaBits);
      page[entry] = (page[entry] as number) + 1;
    }
  }

  /** Adds another table's rows. */
  addAll(other: BitTable): void {
    other.pages.forEach((page, id) => page && this.page(id));
    // With all of its pages this table is as coarse as the other, or coarser.
    other.pages.forEach((page, id) => page && addFolded(this.page(id), page));
  }

  /** Intervals with rows, in ascending order and apart; as wide as in a table of `bits`, which must be at most its own. */
  entries(bits = this.mantissaBits): TableEntry[] {
    const entries: TableEntry[] = [];
    this.forEachWith(new BitTable(), bits, (lower, upper, rows) => entries.push({ lower, upper, rows }));
    return entries;
  }

  /** Calls `use` with the intervals that have rows in this table or in `other`, in order; `bits` must be at most those of both. */
  forEachWith(other: BitTable, bits: number, use: UseInterval): void {
    for (let exponent = FINITE_PAGES - 1; exponent >= 0; exponent--) {
      this.useNegative(other, exponent, bits, use);
    }
    // The magnitudes next to zero of both signs are one interval.
    const zeros = (table: BitTable): number => (table.pageOf(0, bits)?.[0] ?? 0) + (table.pageOf(NEGATIVE, bits)?.[0] ?? 0);
    if (zeros(this) + zeros(other) > 0) {
      use(0, 0, zeros(this), zeros(other));
    }
    for (let exponent = 0; exponent < FINITE_PAGES; exponent++) {
      this.usePositive(other, exponent, bits, use);
    }
  }

  /** Base64 of `writePages`: some kilobytes. */
  toJSON(): string {
    return writePages(this.pages);
  }

  /** The page, made when it is not there. */
  private page(id: number): Float64Array {
    const found = this.pages[id];
    if (found !== undefined) {
      return found;
    }
    this.pageCount += 1;
    const [, bits] = BITS_BY_PAGES.find(([pages]) => this.pageCount <= pages) as readonly [number, number];
    if (bits < this.mantissaBits) {
      this.mantissaBits = bits;
      this.pages.forEach((page, i) => (this.pages[i] = page && addFolded(new Float64Array(2 ** bits), page)));
    }
    return (this.pages[id] = new Float64Array(2 ** bits));
  }

  private useNegative(other: BitTable, exponent: number, bits: number, use: UseInterval): void {
    const page = this.pageOf(NEGATIVE + exponent, bits);
    const otherPage = other.pageOf(NEGATIVE + exponent, bits);
    const size = (page ?? otherPage)?.length ?? 0;
    for (let entry = size - 1; entry >= (exponent === 0 ? 1 : 0); entry--) {
      const rows = page?.[entry] ?? 0;
      const otherRows = otherPage?.[entry] ?? 0;
      if (rows + otherRows > 0) {
        const leading = (exponent << bits) + entry;
        use(-largest(leading, bits), -smallest(leading, bits), rows, otherRows);
      }
    }
  }

  private usePositive(other: BitTable, exponent: number, bits: number, use: UseInterval): void {
    const page = this.pageOf(exponent, bits);
    const otherPage = other.pageOf(exponent, bits);
    const size = (page ?? otherPage)?.length ?? 0;
    for (let entry = exponent === 0 ? 1 : 0; entry < size; entry++) {
      const rows = page?.[entry] ?? 0;
      const otherRows = otherPage?.[entry] ?? 0;
      if (rows + otherRows > 0) {
        const leading = (exponent << bits) + entry;
        use(smallest(leading, bits), largest(leading, bits), rows, otherRows);
      }
    }
  }

  /** A page as it is in a table of `bits`. */
  private pageOf(id: number, bits: number): Float64Array | undefined {
    const page = this.pages[id];
    return page === undefined || page.length === 2 ** bits ? page : addFolded(new Float64Array(2 ** bits), page);
  }
}
