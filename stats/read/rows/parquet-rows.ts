import { DataError } from '../data-error';
import { TEXT_PARSERS, parquetValue } from '../parquet/parquet-value';
import type { TakeRow } from './data-row';
import { noColumn, present } from './data-row';

/** Reads the rows of a Parquet file, some columns of one row group in memory at a time. */
export async function parquetRows(file: string, columns: readonly string[], take: TakeRow): Promise<void> {
  // The packages are loaded for Parquet only: they would double the time in which the program starts.
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const buffer = await asyncBufferFromFile(file);
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => unreadable(file, error));
  const elements = new Map(parquetSchema(metadata).children.map(({ element }) => [element.name, element]));
  const asked = columns.map((name) => {
    const element = elements.get(name);
    if (element === undefined) {
      throw noColumn(file, name, elements.keys());
    }
    return element;
  });
  let row = 0;
  for (const group of metadata.row_groups) {
    const range = { rowStart: row, rowEnd: row + Number(group.num_rows) };
    const options = { file: buffer, metadata, columns: [...columns], ...range, compressors, parsers: TEXT_PARSERS };
    for (const values of await parquetReadObjects(options).catch((error: unknown) => unreadable(file, error))) {
      row += 1;
      take({ line: row, values: asked.map((element) => valueText(parquetValue(values[element.name], element))) });
    }
  }
}

function valueText(value: ReturnType<typeof parquetValue>): string | null {
  return value === null || value === undefined ? null : present(String(value));
}

function unreadable(file: string, error: unknown): never {
  throw new DataError({ file }, `must be a Parquet file that can be read (${error instanceof Error ? error.message : String(error)})`);
}
