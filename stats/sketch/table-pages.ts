import { VarintReader, VarintWriter } from './varint';

/** Neighbouring entries that have rows. */
export interface Run {
  readonly start: number;
  readonly rows: readonly number[];
}

/** Page of a `BitTable`. */
export interface Page {
  readonly id: number;
  readonly runs: readonly Run[];
}

/** Most bits of the mantissa that choose an entry of a page. */
export const FINEST_BITS = 15;
/** Most entries of a page, pages of a table. */
const MOST_ENTRIES = 2 ** FINEST_BITS;
const MOST_PAGES = 4096;
/** Of each sign, the page of infinity and NaN: no finite number has it. */
const NOT_FINITE = 2047;

/**
 * Pages in base64 of whole numbers: of each page the number of pages left out before it, the number of its runs, and of each run the entries
 * left out before it, its length and the rows of its entries.
 */
export function writePages(pages: readonly (Float64Array | undefined)[]): string {
  const writer = new VarintWriter();
  let next = 0;
  pages.forEach((page, id) => {
    if (page !== undefined) {
      const runs = runsOf(page);
      writer.write(id - next);
      next = id + 1;
      writer.write(runs.length);
      let end = 0;
      for (const { start, rows } of runs) {
        writer.write(start - end);
        writer.write(rows.length);
        rows.forEach((count) => {
          writer.write(count);
        });
        end = start + rows.length;
      }
    }
  });
  return writer.toBase64();
}

/** Reads what `writePages` wrote; throws when the text is nothing of the kind. */
export function readPages(text: string): Page[] {
  const reader = new VarintReader(text);
  const pages: Page[] = [];
  for (let next = 0; !reader.atEnd;) {
    const id = next + reader.read();
    if (id >= MOST_PAGES || id % (MOST_PAGES / 2) === NOT_FINITE) {
      throw new Error(`a page must be one of finite numbers, got page ${id}`);
    }
    next = id + 1;
    let end = 0;
    const runs = Array.from({ length: atMost(reader.read()) }, () => {
      const start = end + atMost(reader.read());
      const rows = Array.from({ length: atMost(reader.read()) }, () => reader.read());
      end = start + rows.length;
      return { start, rows };
    });
    pages.push({ id, runs });
  }
  return pages;
}

function atMost(entries: number): number {
  if (entries > MOST_ENTRIES) {
    throw new Error(`a page must have at most ${MOST_ENTRIES} entries, got ${entries}`);
  }
  return entries;
}

function runsOf(page: Float64Array): Run[] {
  const runs: { start: number; rows: number[] }[] = [];
  page.forEach((rows, entry) => {
    if (rows > 0) {
      const last = runs.at(-1);
      if (last !== undefined && last.start + last.rows.length === entry) {
        last.rows.push(rows);
      } else {
        runs.push({ start: entry, rows: [rows] });
      }
    }
  });
  return runs;
}
