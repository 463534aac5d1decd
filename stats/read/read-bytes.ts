import { readSync } from 'node:fs';

/** Bytes of a file from `start` on; fewer than `length` when it ends before. */
export function readBytes(descriptor: number, start: number, length: number): Buffer {
  // Not from the pool: a reader of Parquet takes the whole buffer underneath.
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(descriptor, bytes, filled, length - filled, start + filled);
    if (read === 0) {
      return bytes.subarray(0, filled);
    }
    filled += read;
  }
  return bytes;
}
