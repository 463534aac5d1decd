import { readFileSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { HeaderData } from 'tar';
import { Header, create } from 'tar';

/** A tar.gz archive of these files. */
export function archiveOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const file = `${folder}.tar.gz`;
    create({ cwd: folder, file, sync: true, gzip: true, portable: true, mtime: new Date(0) }, Object.keys(files));
    const bytes = readFileSync(file);
    rmSync(file);
    return bytes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One entry as a hostile packer writes it: its header and content, padded to whole blocks. */
export function entry(header: HeaderData, content = ''): Buffer {
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content, 'latin1');
  const block = Buffer.alloc(512);
  new Header({ mode: 0o644, type: 'File', size: content.length, mtime: new Date(0), ...header }).encode(block, 0);
  return Buffer.concat([block, body]);
}

/** A tar.gz archive of raw entries, with the end mark. */
export function packed(...entries: Buffer[]): Buffer {
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

/** Bytes as a stream gives them. */
export async function* inChunks(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}
