import { DataError } from '../data-error';
import { firstRecord } from './first-record';

/** The first record of a CSV file. */
export interface Header {
  /** Names of the columns; one that is empty is called `c` and its number from 0, as in `c0`. */
  readonly columns: readonly string[];
  /** The byte after the header. */
  readonly next: number;
  /** Lines that it takes. */
  readonly lines: number;
}

/** Reads the header that starts at `start`; `undefined` when it does not end before `end`. Throws when two columns have the same name. */
export function readHeader(file: string, bytes: Buffer, start: number, end: number, delimiter: number): Header | undefined {
  const record = firstRecord(file, bytes, start, end, delimiter);
  if (record === undefined) {
    return undefined;
  }
  const { fields, next, lines } = record;
  if (fields.every((name) => name === '')) {
    throw new DataError({ file, line: 1 }, 'the first line must name the columns', fields.join(String.fromCharCode(delimiter)));
  }
  const columns = fields.map((name, index) => (name === '' ? `c${index}` : name));
  const known = new Set<string>();
  columns.forEach((name, index) => {
    if (known.has(name)) {
      throw new DataError({ file, line: 1, column: index + 1 }, 'a column must have a name of its own', name);
    }
    known.add(name);
  });
  return { columns, next, lines };
}
