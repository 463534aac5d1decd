import type { Table } from '@aws-sdk/client-glue';
import type { DuckDBConnection } from '@duckdb/node-api';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { S3Object } from '../core/s3-objects';
import { listObjects, parseS3Uri } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { objectStore } from '../s3/object-store';
import { duckdbType } from './hive-type';
import type { TableName } from './parsed-query';
import { identifier, literal, textRows } from './session';

/** A table that a query reads, and the files that hold it. */
interface SourceTable {
  readonly table: Table;
  readonly files: readonly (S3Object & { readonly path: string })[];
}

/**
 * Makes a view of each catalog table that the query names, reading its files straight from local S3's disk.
 *
 * The catalog and every file are checked with the caller's authority, as Athena does. Answers the bytes of all the files.
 */
export async function createViews(
  cloud: Cloud,
  caller: Caller,
  connection: DuckDBConnection,
  tables: readonly TableName[],
  database: string | undefined,
): Promise<number> {
  if (database !== undefined) {
    await connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(database)}; USE awsdatacatalog.${identifier(database)}`);
  }
  let bytes = 0;
  for (const name of tables) {
    const source = await findTable(cloud, caller, name);
    await connection.run(`CREATE SCHEMA IF NOT EXISTS awsdatacatalog.${identifier(name.database)}`);
    await connection.run(await viewSql(connection, name, source));
    bytes += source.files.reduce((sum, file) => sum + file.size, 0);
  }
  return bytes;
}

async function findTable(cloud: Cloud, caller: Caller, { database, name }: TableName): Promise<SourceTable> {
  await cloud.call(caller, 'glue', 'GetDatabase', { Name: database });
  const { Table: table } = await cloud.call<{ Table: Table }>(caller, 'glue', 'GetTable', { DatabaseName: database, Name: name });
  if (table.PartitionKeys?.length && table.Parameters?.['projection.enabled'] !== 'true') {
    await cloud.call(caller, 'glue', 'GetPartitions', { DatabaseName: database, TableName: name });
  }
  const format = `${table.StorageDescriptor?.InputFormat ?? ''} ${table.Parameters?.['classification'] ?? ''}`;
  if (!/parquet/i.test(format)) {
    throw new NotEmulated(`the format of the table ${database}.${name} in Athena: only Parquet is`);
  }
  const location = parseS3Uri((table.StorageDescriptor?.Location ?? '').replace(/\/?$/, '/'));
  const objects = (await listObjects(cloud, caller, location)).filter(({ key, size }) => size > 0 && !/\/[._][^/]*$/.test(key));
  for (const { key } of objects) {
    await cloud.call(caller, 's3', 'HeadObject', { Bucket: location.bucket, Key: key });
  }
  const store = objectStore(cloud);
  return { table, files: objects.map((object) => ({ ...object, path: store.objectPath(location.bucket, object.key) })) };
}

async function viewSql(connection: DuckDBConnection, { database, name }: TableName, { table, files }: SourceTable): Promise<string> {
  const partitions = table.PartitionKeys ?? [];
  const columns = [...(table.StorageDescriptor?.Columns ?? []), ...partitions].map((column) => ({
    name: (column.Name ?? '').toLowerCase(),
    type: duckdbType(column.Type ?? 'string'),
  }));
  const head = `CREATE VIEW awsdatacatalog.${identifier(database)}.${identifier(name)} AS`;
  if (files.length === 0) {
    return `${head} SELECT ${columns.map((column) => `CAST(NULL AS ${column.type}) AS ${identifier(column.name)}`).join(', ')} WHERE false`;
  }
  const types = partitions.map((key) => `${literal((key.Name ?? '').toLowerCase())}: ${duckdbType(key.Type ?? 'string')}`);
  const source =
    `read_parquet([${files.map((file) => literal(file.path)).join(', ')}], union_by_name = true` +
    (types.length === 0 ? ')' : `, hive_partitioning = true, hive_types = {${types.join(', ')}})`);
  const described = await textRows(connection, `DESCRIBE SELECT * FROM ${source}`);
  const present = new Set(described.map(([column]) => column?.toLowerCase()));
  const select = columns.map((column) =>
    present.has(column.name)
      ? `CAST(${identifier(column.name)} AS ${column.type}) AS ${identifier(column.name)}`
      : `CAST(NULL AS ${column.type}) AS ${identifier(column.name)}`,
  );
  return `${head} SELECT ${select.join(', ')} FROM ${source}`;
}
