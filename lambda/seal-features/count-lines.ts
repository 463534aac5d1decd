import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';

/** What a gzip file of lines holds. */
export interface LineCounts {
  readonly rows: number;
  /** Lines that begin with `1`: the label of a training row is its first column. */
  readonly positives: number;
  /** Hash of the compressed bytes. */
  readonly sha256: string;
}

const NEWLINE = 0x0a;
const ONE = 0x31;

/** Counts the lines of a gzip stream in constant memory. */
export async function countLines(file: Readable): Promise<LineCounts> {
  const hash = createHash('sha256');
  const lines = new LineCounter();
  await pipeline(
    file,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createGunzip(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        lines.add(chunk);
      }
    },
  );
  return { rows: lines.rows, positives: lines.positives, sha256: hash.digest('hex') };
}

class LineCounter {
  rows = 0;
  positives = 0;
  private atStart = true;

  add(chunk: Buffer): void {
    for (let start = 0; start < chunk.length;) {
      if (this.atStart) {
        this.rows += 1;
        this.positives += chunk[start] === ONE ? 1 : 0;
      }
      const end = chunk.indexOf(NEWLINE, start);
      this.atStart = end !== -1;
      start = end === -1 ? chunk.length : end + 1;
    }
  }
}
