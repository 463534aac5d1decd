import { DataError } from '../data-error';
import { jsonValue } from '../json/json-value';
import type { TakeRow } from './data-row';
import { noColumn, present } from './data-row';

/** Reads the rows of a Parquet file, one row group in memory at a time. */
export async function parquetRows(file: string, columns: readonly string[], take: TakeRow): Promise<void> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const buffer = await asyncBufferFromFile(file);
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw new DataError({ file }, `must be whole Parquet (${error instanceof Error ? error.message : String(error)})`);
  });
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const missing = columns.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw noColumn(file, missing, names);
  }
  let row = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = row + Number(group.num_rows);
    const rows = await parquetReadObjects({ file: buffer, metadata, columns: [...columns], rowStart: row, rowEnd, compressors });
    for (const values of rows) {
      row += 1;
      take({ line: row, values: columns.map((name) => valueText(values[name])) });
    }
  }
}

function valueText(value: unknown): string | null {
  if (value instanceof Date) {
    return value.toISOString();
  }
  const plain = typeof value === 'bigint' ? value : jsonValue(value);
  return plain === null || plain === undefined ? null : present(String(plain));
}
