import type { Profile } from '../profile/profile';
import { ColumnSet } from './columns/column-set';
import { createReader } from './create-reader';
import { feedGzip } from './feed';
import { markLength } from './format';
import { layoutOf } from './layout';
import { profileParquet } from './parquet/profile-parquet';
import type { ReadOptions } from './read-options';
import { RecordBuffer } from './record-buffer';

const LINE_FEED = 0x0a;
/** Bytes that the format is told by, unless a line ends before. */
const HEAD = 1 << 16;

/** Profiles a gzip file while it is unpacked; Parquet, which is not read from start to end, is unpacked in memory. */
export async function profileGzip(
  path: string,
  descriptor: number,
  options: ReadOptions,
  onRead: (bytes: number) => void,
): Promise<Profile> {
  const unpacked = new UnpackedFile(path, options);
  await feedGzip(
    path,
    descriptor,
    (part) => {
      unpacked.add(part);
    },
    onRead,
  );
  return unpacked.profile();
}

class UnpackedFile {
  private readonly columns: ColumnSet;
  /** What has come before the format was known, and all of a Parquet file. */
  private readonly kept: Buffer[] = [];
  private keptLength = 0;
  private buffer: RecordBuffer | undefined;
  private isParquet = false;

  constructor(
    private readonly path: string,
    private readonly options: ReadOptions,
  ) {
    this.columns = new ColumnSet(options);
  }

  add(part: Buffer): void {
    if (this.buffer) {
      this.buffer.add(part);
      return;
    }
    this.kept.push(part);
    this.keptLength += part.length;
    if (!this.isParquet && (this.keptLength >= HEAD || part.includes(LINE_FEED))) {
      this.begin();
    }
  }

  profile(): Profile | Promise<Profile> {
    if (!this.buffer && !this.isParquet) {
      this.begin();
    }
    if (!this.buffer) {
      const bytes = Buffer.concat(this.kept);
      const slice = (start: number, end?: number): Buffer => bytes.subarray(start, end);
      return profileParquet(this.path, { byteLength: bytes.length, slice }, this.options, () => undefined);
    }
    this.buffer.finish();
    return this.columns.profile();
  }

  private begin(): void {
    const head = Buffer.concat(this.kept);
    const layout = layoutOf(this.path, head, this.options);
    if (!layout) {
      this.isParquet = true;
      return;
    }
    this.buffer = new RecordBuffer(this.path, createReader(this.path, layout, this.columns, this.options));
    this.buffer.add(head.subarray(markLength(head)));
    this.kept.length = 0;
  }
}
