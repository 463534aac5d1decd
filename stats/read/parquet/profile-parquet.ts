import type { Profile } from '../../profile/profile';
import { ColumnSet } from '../columns/column-set';
import { DataError } from '../data-error';
import type { ReadOptions } from '../read-options';
import { TEXT_PARSERS, parquetValue } from './parquet-value';

/** Bytes that can be read from anywhere. */
export interface RandomBytes {
  readonly byteLength: number;
  slice(start: number, end?: number): Buffer;
}

/** Profiles a Parquet file, in memory for one column of one row group; `onRead` is told how many bytes of the file are done. */
export async function profileParquet(
  file: string,
  bytes: RandomBytes,
  options: ReadOptions,
  onRead: (bytes: number) => void,
): Promise<Profile> {
  try {
    return await profileRowGroups(bytes, options, onRead);
  } catch (error) {
    throw new DataError({ file }, `must be a Parquet file that can be read (${(error as Error).message})`);
  }
}

async function profileRowGroups(bytes: RandomBytes, options: ReadOptions, onRead: (bytes: number) => void): Promise<Profile> {
  // The packages are loaded for Parquet only: they would double the time in which the program starts.
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const file = { byteLength: bytes.byteLength, slice: (start: number, end?: number) => arrayBuffer(bytes.slice(start, end)) };
  const metadata = await parquetMetadataAsync(file);
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const columns = new ColumnSet(options);
  // Columns are in the order of the file, whatever comes first.
  elements.forEach(({ name }) => columns.column(name));
  let rowStart = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const rowEnd = rowStart + Number(group.num_rows);
    for (const element of elements) {
      const column = columns.column(element.name);
      const add = (values: ArrayLike<unknown>): void => {
        for (let i = 0; i < values.length; i += 1) {
          column?.addValue(parquetValue(values[i], element));
        }
      };
      if (column) {
        await parquetRead({
          file,
          metadata,
          compressors,
          columns: [element.name],
          rowStart,
          rowEnd,
          parsers: TEXT_PARSERS,
          onChunk: ({ columnData }) => {
            add(columnData);
          },
        });
      }
    }
    columns.addRows(rowEnd - rowStart);
    rowStart = rowEnd;
    onRead(Math.round((bytes.byteLength * (index + 1)) / metadata.row_groups.length));
  }
  return columns.profile();
}

function arrayBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
