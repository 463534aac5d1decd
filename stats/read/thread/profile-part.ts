import type { Profile } from '../../profile/profile';
import { ColumnSet } from '../columns/column-set';
import { createReader } from '../create-reader';
import { feedRange } from '../feed';
import { withFile } from '../open-file';
import type { ReadOptions } from '../read-options';
import { RecordBuffer } from '../record-buffer';
import type { Part } from './job';

/** Profiles part of a file; `onRead` is told how many bytes of the part are read. */
export async function profilePart(file: string, part: Part, options: ReadOptions, onRead: (bytes: number) => void): Promise<Profile> {
  const { start, end, layout } = part;
  return withFile(file, async (descriptor) => {
    const columns = new ColumnSet(options);
    const buffer = new RecordBuffer(file, createReader(file, layout, columns, options));
    await feedRange(descriptor, buffer, start, end, (position) => {
      onRead(position - start);
    });
    buffer.finish();
    return columns.profile();
  });
}
