import { createHash } from 'node:crypto';
import type { ReadEntry } from 'tar';
import { Parser } from 'tar';
import { safePath } from './archive-rules';
import { ArtifactFile } from './artifact-file';
import { PathTree } from './path-tree';
import { UnsafeArchive } from './unsafe-archive';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** A file inside an archive. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Hashes the files of a tar archive, chunk by chunk; nothing is written anywhere. Every method throws `UnsafeArchive`. */
export class TarFiles {
  /** Files and folders so far. */
  entries = 0;
  private readonly files: ArchiveFile[] = [];
  private readonly paths = new PathTree();
  private readonly parser = new Parser({ strict: true, zstd: false, brotli: false });
  private begun = false;
  private ended = false;
  private failure: Error | undefined;

  constructor() {
    this.parser.on('error', (error: Error) => (this.failure ??= new UnsafeArchive(`the archive is no tar file: ${error.message}`)));
    this.parser.on('eof', () => (this.ended = true));
    this.parser.on('ignoredEntry', ({ path, type }: ReadEntry) => {
      this.attempt(() => {
        throw new UnsafeArchive(`${path} must be a file or folder, got ${type}`);
      });
    });
    this.parser.on('entry', (entry: ReadEntry) => {
      this.attempt(() => {
        this.enter(entry);
      });
    });
  }

  add(chunk: Buffer): void {
    if (!this.begun && chunk.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC)) {
      // The parser would unpack it, past our limits.
      throw new UnsafeArchive('the archive must be packed once, got gzip inside gzip');
    }
    this.begun = true;
    // Unpackers stop at the end mark; the parser would keep what follows it in memory.
    if (!this.ended) {
      this.parser.write(chunk);
    }
    this.assertFine();
  }

  /** The files in the order of their paths. */
  end(): ArchiveFile[] {
    this.parser.end();
    this.assertFine();
    return this.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  private enter(entry: ReadEntry): void {
    this.entries += 1;
    const path = safePath(entry.path, entry.type);
    if (entry.type === 'Directory') {
      entry.resume();
      return;
    }
    this.paths.add(path);
    const hash = createHash('sha256');
    const file = new ArtifactFile(path);
    let bytes = 0;
    entry.on('data', (data: Buffer) => {
      hash.update(data);
      bytes += data.length;
      file.add(data);
    });
    entry.on('end', () => {
      this.files.push({ path, bytes, sha256: hash.digest('hex') });
      this.attempt(() => {
        file.end(bytes);
      });
    });
  }

  /** Keeps the first failure: an exception must not unwind through the parser, which would go on in the midst of an entry. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.failure ??= error as Error;
    }
  }

  private assertFine(): void {
    if (this.failure !== undefined) {
      throw this.failure;
    }
  }
}
