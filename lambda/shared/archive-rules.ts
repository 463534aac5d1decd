import { UnsafeArchive } from './unsafe-archive';

/** Most entries of an archive. */
const MAX_ENTRIES = 10_000;
/** Most bytes of all files together. */
const MAX_UNPACKED_BYTES = 10 * 1024 ** 3;
/** Unpacked bytes up to which any compression is believed. */
const SMALL_BYTES = 16 * 1024 ** 2;
/** Most unpacked bytes per packed one beyond that; models reach about 20. */
const MAX_RATIO = 200;

/** First bytes of a file that `contentProblem` wants to see. */
export const HEAD_BYTES = 256;

/** File types of the tar format that an artefact may hold; links and devices are none. */
const TYPES = new Set(['File', 'OldFile', 'Directory']);

/** Pickles run code when they are loaded. */
const PICKLE_NAME = /\.(pkl|pickle|joblib|dill|pt|pth)$/i;
/** A pickle of protocol 2 to 5, also PyTorch's old format; of 0 and 1 when it begins with a call. */
const PICKLE = /^(\x80[\x02-\x05]|c[\w.]+\n[\w.]+\n(p\d+\n|q.)?[(\])}])/s;
/** A zip file that begins with a pickle: PyTorch's format. */
const ZIPPED_PICKLE = /^PK\x03\x04.{26}[^\0]*?\.pkl/s;
/** A NumPy array of objects, which are pickled. */
const OBJECT_ARRAY = /^\x93NUMPY.{4}[^\n]*'descr': *'\|O/s;

/** The entry's path without `./`; throws `UnsafeArchive` when it must not be unpacked. */
export function safePath(path: string, type: string): string {
  const segments = path.split('/').filter((segment, i, all) => segment !== '.' && !(segment === '' && i === all.length - 1));
  const nameless = segments.length === 0 && type !== 'Directory';
  if (nameless || path.startsWith('/') || segments.some((segment) => segment === '..' || segment === '') || /[\\:\p{Cc}]/u.test(path)) {
    throw new UnsafeArchive(`${JSON.stringify(path)} must be a plain relative path`);
  }
  if (!TYPES.has(type)) {
    throw new UnsafeArchive(`${path} must be a file or folder, got ${type}`);
  }
  if (PICKLE_NAME.test(path)) {
    throw new UnsafeArchive(`${path} must be no pickle: it would run code when it is loaded`);
  }
  return segments.join('/');
}

/** Throws `UnsafeArchive` when the first bytes of a file are a pickle's. */
export function assertSafeContent(path: string, head: Buffer): void {
  const text = head.toString('latin1');
  if (PICKLE.test(text) || ZIPPED_PICKLE.test(text) || OBJECT_ARRAY.test(text)) {
    throw new UnsafeArchive(`${path} must be no pickle: it would run code when it is loaded`);
  }
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
