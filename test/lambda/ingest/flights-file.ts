import { flights } from '../../../config/datasets/flights';
import type { DatasetContract } from '../../../lib/config/dataset-contract';

/** The contract that the tests' files keep or break. */
export const CONTRACT: DatasetContract = flights;

/** Header of a file of the dataset. */
export const HEADER = 'date,delay,distance,origin,destination';

/** A row that keeps the contract. */
export const GOOD_ROW = '2001-01-05 10:15:00,12,337,SFO,LAX';

/** A file with these rows. */
export function file(...rows: string[]): Buffer {
  return Buffer.from([HEADER, ...rows, ''].join('\n'));
}

/** Bytes in chunks, as a network delivers them. */
export async function* chunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}
