import type { Profile } from '../profile/profile';
import { ColumnSet } from './columns/column-set';
import { createReader } from './create-reader';
import { feedRange } from './feed';
import { isGzip, markLength } from './format';
import { layoutOf } from './layout';
import { withFile } from './open-file';
import { profileParquet } from './parquet/profile-parquet';
import { profileGzip } from './profile-gzip';
import { readBytes } from './read-bytes';
import type { ReadOptions } from './read-options';
import { RecordBuffer } from './record-buffer';

/** Bytes that the format is told by. */
export const HEAD = 1 << 16;

/** Profiles a file in the calling thread; `onRead` is told how many bytes of it are read. */
export async function profileInThread(path: string, options: ReadOptions, onRead: (bytes: number) => void): Promise<Profile> {
  return withFile(path, async (descriptor, size) => {
    const head = readBytes(descriptor, 0, Math.min(HEAD, size));
    if (isGzip(head)) {
      return profileGzip(path, descriptor, options, onRead);
    }
    const layout = layoutOf(path, head, options);
    if (!layout) {
      return profileParquet(
        path,
        { byteLength: size, slice: (start, end = size) => readBytes(descriptor, start, end - start) },
        options,
        onRead,
      );
    }
    const columns = new ColumnSet(options);
    const buffer = new RecordBuffer(path, createReader(path, layout, columns, options));
    await feedRange(descriptor, buffer, markLength(head), size, onRead);
    buffer.finish();
    return columns.profile();
  });
}
