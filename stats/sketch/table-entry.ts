/** Rows with values from `lower` to `upper`, both included. */
export interface TableEntry {
  readonly lower: number;
  readonly upper: number;
  readonly rows: number;
}

/** Takes values from `lower` to `upper` with the rows of two tables. */
export type UseInterval = (lower: number, upper: number, rows: number, otherRows: number) => void;

const float = new Float64Array(1);
/** The low word first: Node.js runs on little-endian machines only. */
const words = new Uint32Array(float.buffer);

/** Adds the rows of a page to those of one that has as many entries, or 2, 4, ... times fewer. */
export function addFolded(target: Float64Array, page: Float64Array): Float64Array {
  const shift = Math.log2(page.length / target.length);
  for (let entry = 0; entry < page.length; entry++) {
    target[entry >> shift] = (target[entry >> shift] as number) + (page[entry] as number);
  }
  return target;
}

/** Smallest magnitude with these leading bits: exponent and `bits` of the mantissa. */
export function smallest(leading: number, bits: number): number {
  return double(leading << (20 - bits), 0);
}

/** Largest magnitude with these leading bits. */
export function largest(leading: number, bits: number): number {
  return double((leading << (20 - bits)) | ((1 << (20 - bits)) - 1), 0xffffffff);
}

function double(high: number, low: number): number {
  words[0] = low;
  words[1] = high;
  return float[0] as number;
}
