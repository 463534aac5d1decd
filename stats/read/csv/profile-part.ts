import type { Profile } from '../../profile/profile';
import type { ColumnSetOptions } from '../columns/column-set';
import { ColumnSet } from '../columns/column-set';
import { feedRange } from '../feed';
import { withFile } from '../open-file';
import { RecordBuffer } from '../record-buffer';
import type { CsvPart } from '../thread/job';
import { CsvReader } from './csv-reader';

/** Profiles part of a CSV file; lines in a `DataError` are counted from the part's first. */
export async function profilePart(
  file: string,
  part: CsvPart,
  options: ColumnSetOptions,
  onRead: (bytes: number) => void,
): Promise<Profile> {
  const { start, end, columns: names, delimiter } = part;
  return withFile(file, async (descriptor) => {
    const columns = new ColumnSet(options);
    const buffer = new RecordBuffer(file, new CsvReader({ file, delimiter, columns: names }, columns));
    await feedRange(descriptor, buffer, start, end, (position) => {
      onRead(position - start);
    });
    buffer.finish();
    return columns.profile();
  });
}
