import { isObject } from './json';

/** The rows of a Parquet file as JSON: times in ISO 8601, whole numbers as numbers, binary values as text. */
export async function readParquet(bytes: Buffer): Promise<unknown[]> {
  // Both are ES modules and rarely needed.
  const { parquetReadObjects } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const file = new Uint8Array(bytes).buffer;
  const rows = await parquetReadObjects({ file, compressors });
  return rows.map(asJson);
}

function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('utf8');
  }
  if (Array.isArray(value)) {
    return value.map(asJson);
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asJson(item)])) : value;
}
