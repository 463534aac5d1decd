import { UnsafeArchive } from './unsafe-archive';

/** Most entries of an archive. */
const MAX_ENTRIES = 10_000;
/** Most bytes of all files together. */
const MAX_UNPACKED_BYTES = 10 * 1024 ** 3;
/** Unpacked bytes up to which any compression is believed. */
const SMALL_BYTES = 16 * 1024 ** 2;
/** Most unpacked bytes per packed one beyond that; models reach about 20. */
const MAX_RATIO = 200;

/** Most characters of a path: what is not unpacked is kept in memory. */
const MAX_PATH = 512;

/** File types of the tar format that an artefact may hold; links and devices are none. */
const TYPES = new Set(['File', 'OldFile', 'Directory']);

/** The entry's path without `./`; throws `UnsafeArchive` when it must not be unpacked. */
export function safePath(path: string, type: string): string {
  const segments = path.split('/').filter((segment, i, all) => segment !== '.' && !(segment === '' && i === all.length - 1));
  const nameless = segments.length === 0 && type !== 'Directory';
  if (path.length > MAX_PATH) {
    throw new UnsafeArchive(`${path.slice(0, 40)}… must have at most ${MAX_PATH} characters, got ${path.length}`);
  }
  if (nameless || path.startsWith('/') || segments.some((segment) => segment === '..' || segment === '') || /[\\:\p{Cc}]/u.test(path)) {
    throw new UnsafeArchive(`${JSON.stringify(path)} must be a plain relative path`);
  }
  if (!TYPES.has(type)) {
    throw new UnsafeArchive(`${path} must be a file or folder, got ${type}`);
  }
  return segments.join('/');
}

/** Throws `UnsafeArchive` when an archive unpacks to more than any model. */
export function assertSafeSize(entries: number, packedBytes: number, unpackedBytes: number): void {
  if (entries > MAX_ENTRIES) {
    throw new UnsafeArchive(`the archive must have at most ${MAX_ENTRIES} entries`);
  }
  if (unpackedBytes > MAX_UNPACKED_BYTES || (unpackedBytes > SMALL_BYTES && unpackedBytes > packedBytes * MAX_RATIO)) {
    throw new UnsafeArchive(`the archive unpacks ${packedBytes} bytes to more than ${unpackedBytes}: too much for a model`);
  }
}
