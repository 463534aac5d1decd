import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { assertSafeSize } from './archive-rules';
import type { ArchiveFile } from './tar-files';
import { TarFiles } from './tar-files';
import { UnsafeArchive } from './unsafe-archive';

/** What a tar.gz archive holds. */
export interface ArchiveContents {
  /** Of the archive itself. */
  readonly bytes: number;
  /** Of the archive itself, in hex. */
  readonly sha256: string;
  /** In the order of their paths. */
  readonly files: readonly ArchiveFile[];
}

/** Reads a tar.gz archive once, in constant memory. Throws `UnsafeArchive` when it is damaged or must not be unpacked. */
export async function readArchive(archive: AsyncIterable<Uint8Array>): Promise<ArchiveContents> {
  const hash = createHash('sha256');
  const tar = new TarFiles();
  let packed = 0;
  let unpacked = 0;
  try {
    await pipeline(
      Readable.from(archive),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          packed += chunk.length;
          yield chunk;
        }
      },
      createGunzip(),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          unpacked += chunk.length;
          tar.add(chunk);
          assertSafeSize(tar.entries, packed, unpacked);
        }
      },
    );
  } catch (error) {
    throw isZlibError(error) ? new UnsafeArchive(`the archive is no whole gzip file: ${error.message}`, { cause: error }) : error;
  }
  return { bytes: packed, sha256: hash.digest('hex'), files: tar.end() };
}

/** By its code alone: an error of Node's core is of another realm's class under some test runners. */
function isZlibError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}
