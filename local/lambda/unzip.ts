import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
/** Largest code that AWS takes, unpacked, in bytes. */
const MAX_BYTES = 250 * 1024 * 1024;

/**
 * Unpacks a zip archive into a folder; the Node library has the compression and lacks only the directory.
 *
 * @throws Error that says what is wrong: no archive, encrypted, another compression, a path that leads out of the folder, too large
 */
export function unzip(archive: Buffer, folder: string): void {
  let total = 0;
  for (const { name, data, size, mode, method } of entries(archive)) {
    const path = normalize(join(folder, name));
    if (path !== normalize(folder) && !path.startsWith(normalize(folder) + sep)) {
      throw new Error(`the archive has a path that leads out of it: ${name}`);
    }
    total += size;
    if (total > MAX_BYTES) {
      throw new Error(`Unzipped size must be smaller than ${MAX_BYTES} bytes`);
    }
    if (name.endsWith('/')) {
      mkdirSync(path, { recursive: true });
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content(name, data, method, size), { mode: mode === 0 ? 0o644 : mode });
    }
  }
}

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** Unpacked, in bytes. */
  readonly size: number;
  /** Permissions, 0 for an archive without them. */
  readonly mode: number;
  readonly method: number;
}

function content(name: string, data: Buffer, method: number, size: number): Buffer {
  if (method === STORED) {
    return data;
  }
  if (method !== DEFLATED) {
    throw new Error(`the archive has ${name} in the compression ${method}; only stored and deflated are known`);
  }
  return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
}

function* entries(archive: Buffer): Generator<Entry> {
  const end = endOfDirectory(archive);
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY || (archive.readUInt16LE(at + 8) & 1) === 1) {
      throw new Error('the archive is damaged or encrypted');
    }
    const [nameLength, extraLength, commentLength] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const header = archive.readUInt32LE(at + 42);
    // The local header repeats the name and has extra fields of its own.
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      data: archive.subarray(start, start + archive.readUInt32LE(at + 20)),
      size: archive.readUInt32LE(at + 24),
      mode: (archive.readUInt32LE(at + 38) >>> 16) & 0o777,
      method: archive.readUInt16LE(at + 10),
    };
    at += 46 + nameLength + extraLength + commentLength;
  }
}

function endOfDirectory(archive: Buffer): number {
  for (let at = archive.length - END_LENGTH; at >= Math.max(0, archive.length - END_LENGTH - 0xffff); at--) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) {
      return at;
    }
  }
  throw new Error('Could not unzip uploaded file. Please check your file, then try to upload again.');
}
