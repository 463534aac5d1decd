import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cloud } from '../core/cloud';
import { listObjects, parseS3Uri, writeObject } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { identifier, literal, textRows } from './session';
import type { UnloadStatement } from './statement';

const compress = promisify(gzip);

/** Rows of one file, about. */
const ROWS_PER_FILE = 100_000;
/** Files of one UNLOAD at most. */
const MAX_FILES = 8;

/** Writes the rows of a query as files below the target, with the caller's authority; answers the files' URIs. `ordered`: the rows keep their order. */
export async function unload(
  cloud: Cloud,
  caller: Caller,
  connection: DuckDBConnection,
  statement: UnloadStatement,
  ordered: boolean,
): Promise<string[]> {
  const target = parseS3Uri(statement.target);
  if ((await listObjects(cloud, caller, target)).length > 0) {
    throw new Error(
      `HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists: ${statement.target}. ` +
        `You may need to manually clean the data at location '${statement.target}' before retrying. Athena will not delete data in your account.`,
    );
  }
  const parts = await materialize(connection, statement.query, ordered);
  const root = join(cloud.options.dataDir, 'athena');
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, 'unload-'));
  const names = fileNames(cloud.clock.date(), parts.length, statement);
  const written: string[] = [];
  try {
    for (const [i, part] of parts.entries()) {
      const file = join(folder, String(i));
      await connection.run(`COPY (${part}) TO ${literal(file)} (${copyOptions(statement)})`);
      const key = `${target.key}${names[i] ?? ''}`;
      const content = await readFile(file);
      await writeObject(cloud, caller, { bucket: target.bucket, key }, byGzip(statement) ? await compress(content) : content);
      written.push(`s3://${target.bucket}/${key}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return written;
}

/**
 * Runs the query once and cuts its rows into the content of files, one SELECT each.
 *
 * Athena's order of rows is of no meaning, so here it is that of a hash of the row: the same rows give the same files. A query
 * with an order of its own keeps it, in one file.
 */
async function materialize(connection: DuckDBConnection, query: string, ordered: boolean): Promise<string[]> {
  const described = (await textRows(connection, `DESCRIBE ${query}`)).map(([name]) => name ?? '');
  const columns = described.map((name) => `${identifier(name)} AS ${identifier(name.toLowerCase())}`).join(', ');
  await connection.run(`CREATE TEMP TABLE unloaded AS SELECT ${columns}, hash(result) AS row_hash FROM (${query}) AS result`);
  const count = Number((await textRows(connection, 'SELECT CAST(count(*) AS VARCHAR) FROM unloaded'))[0]?.[0]);
  const rows = 'SELECT * EXCLUDE (row_hash) FROM unloaded';
  if (count === 0) {
    return [];
  }
  if (ordered) {
    return [rows];
  }
  const files = Math.min(MAX_FILES, Math.ceil(count / ROWS_PER_FILE));
  return Array.from({ length: files }, (_, i) => `${rows} WHERE row_hash % ${files} = ${i} ORDER BY row_hash`);
}

/** Whether the whole file is a gzip stream, which Node makes in a third of DuckDB's time; Parquet compresses its pages by itself. */
function byGzip({ format, compression }: UnloadStatement): boolean {
  return compression === 'gzip' && format !== 'PARQUET';
}

function copyOptions(statement: UnloadStatement): string {
  const { format, compression, fieldDelimiter } = statement;
  const codec = compression === 'none' || byGzip(statement) ? 'uncompressed' : compression;
  switch (format) {
    case 'PARQUET':
      return `FORMAT parquet, COMPRESSION ${codec}`;
    case 'JSON':
      return `FORMAT json, COMPRESSION ${codec}`;
    case 'TEXTFILE':
      return `FORMAT csv, HEADER false, DELIMITER ${literal(fieldDelimiter)}, NULLSTR '\\N', QUOTE '', ESCAPE '', COMPRESSION ${codec}`;
  }
}

/** Names as Athena makes them: `20010102_030405_00007_abcde_<uuid>`, with the compression's suffix but for Parquet. */
function fileNames(now: Date, count: number, { format, compression }: UnloadStatement): string[] {
  const suffix = format === 'PARQUET' || compression === 'none' ? '' : compression === 'gzip' ? '.gz' : '.zst';
  const [date = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split(/[T.]/);
  const query = `${date}_${time}_00001_${randomBytes(3).toString('hex').slice(0, 5)}`;
  return Array.from({ length: count }, () => `${query}_${randomUUID()}${suffix}`);
}
