import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileRejected } from './file-rejected';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** The text of a file, chunk by chunk. */
export interface DecodedFile {
  readonly text: AsyncIterable<string>;
  /** SHA-256 in hex of the bytes as they were delivered; complete once the text, or `drain`, has been read to its end. */
  contentHash(): string;
  /** Reads what is left, so that the hash is of the whole file also when its text was given up. */
  drain(): Promise<void>;
}

/**
 * Decodes a file that is read once: gzip by its first two bytes, UTF-8 with or without byte order mark.
 *
 * Reading the text throws `FileRejected` for a damaged or truncated gzip file and for bytes that are no UTF-8.
 */
export function decodeFile(bytes: AsyncIterable<Uint8Array>): DecodedFile {
  const hash = createHash('sha256');
  const source = bytes[Symbol.asyncIterator]();
  const next = async (): Promise<Uint8Array | undefined> => {
    const chunk = await source.next();
    if (chunk.done === true) {
      return undefined;
    }
    hash.update(chunk.value);
    return chunk.value;
  };
  return {
    text: decodeText(next),
    contentHash: () => hash.copy().digest('hex'),
    drain: async () => {
      while ((await next()) !== undefined);
    },
  };
}

type Next = () => Promise<Uint8Array | undefined>;

async function* decodeText(next: Next): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of plainBytes(next)) {
    yield decodeChunk(() => decoder.decode(chunk, { stream: true }));
  }
  yield decodeChunk(() => decoder.decode());
}

function decodeChunk(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    throw new FileRejected('the file is no UTF-8 text', { cause: error });
  }
}

async function* plainBytes(next: Next): AsyncGenerator<Uint8Array> {
  const head = await readHead(next);
  if (!head.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC)) {
    yield head;
    yield* rest(next);
    return;
  }
  const compressed = Readable.from(prepend(head, rest(next)));
  const gunzip = createGunzip();
  compressed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* compressed.pipe(gunzip);
  } catch (error) {
    if (isZlibError(error)) {
      throw new FileRejected(`the gzip file is damaged or truncated: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** The first chunk, or more if that is shorter than the magic bytes. */
async function readHead(next: Next): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= GZIP_MAGIC.length) {
      break;
    }
  }
  return head;
}

async function* rest(next: Next): AsyncGenerator<Uint8Array> {
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    yield chunk;
  }
}

async function* prepend(head: Uint8Array, tail: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* tail;
}

/** By its code alone: an error of Node's core is of another realm's class under some test runners. */
function isZlibError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}
