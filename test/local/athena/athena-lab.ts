import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryExecution } from '@aws-sdk/client-athena';
import { DuckDBInstance } from '@duckdb/node-api';
import { createAthena } from '../../../local/athena/athena';
import { athenaProviders } from '../../../local/athena/workgroup';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { readObject } from '../../../local/core/s3-objects';
import type { Caller } from '../../../local/core/service';
import { createGlue } from '../../../local/glue/glue';
import { glueProviders } from '../../../local/glue/providers';
import { createS3 } from '../../../local/s3/service';
import type { TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat';

/** A cloud with S3, Glue and Athena, the bucket `lab`, the workgroup `lab` and the partitioned table `lab.flights`. */
export async function athenaLab(overrides: TestCloudOverrides = {}) {
  const cloud = testCloud(overrides);
  [createS3(), createGlue(cloud), createAthena(cloud)].forEach((service) => {
    cloud.addService(service);
  });
  cloud.addProviders([...glueProviders(cloud), ...athenaProviders(cloud)]);
  const context = { physicalName: () => 'name' } as unknown as ProvisionContext;
  const provision = (type: string, properties: object) => cloud.provider(type)?.create(properties, context);

  await cloud.call(ROOT, 's3', 'CreateBucket', { Bucket: 'lab' });
  await provision('AWS::Glue::Database', { CatalogId: '123456789012', DatabaseInput: { Name: 'lab' } });
  await provision('AWS::Glue::Table', {
    CatalogId: '123456789012',
    DatabaseName: 'lab',
    TableInput: {
      Name: 'flights',
      PartitionKeys: [{ Name: 'dt', Type: 'string' }],
      Parameters: { 'projection.enabled': 'true' },
      StorageDescriptor: {
        Location: 's3://lab/curated/flights/',
        InputFormat: PARQUET,
        Columns: [
          { Name: 'id', Type: 'bigint' },
          { Name: 'origin', Type: 'string' },
          { Name: 'delay', Type: 'double' },
          { Name: 'departure', Type: 'timestamp' },
        ],
      },
    },
  });
  await provision('AWS::Athena::WorkGroup', {
    Name: 'lab',
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      ResultConfiguration: { OutputLocation: 's3://lab/results/' },
    },
  });

  const put = (key: string, body: Buffer): Promise<unknown> => cloud.call(ROOT, 's3', 'PutObject', { Bucket: 'lab', Key: key, Body: body });
  const get = (key: string): Promise<Buffer> => readObject(cloud, ROOT, { bucket: 'lab', key });
  const keys = async (prefix: string): Promise<string[]> => {
    const { Contents } = await cloud.call<{ Contents?: { Key: string }[] }>(ROOT, 's3', 'ListObjectsV2', { Bucket: 'lab', Prefix: prefix });
    return (Contents ?? []).map((object) => object.Key);
  };
  /** Stores a day of flights from the rows of a SQL VALUES list: id, origin, delay, departure. */
  const putDay = async (day: string, values: string): Promise<void> => {
    await put(
      `curated/flights/dt=${day}/a-0.parquet`,
      await parquet(`SELECT * FROM (VALUES ${values}) AS v(id, origin, delay, departure)`, cloud.options.dataDir),
    );
  };
  const query = async (sql: string, caller: Caller = ROOT): Promise<QueryExecution> => {
    const { QueryExecutionId } = await cloud.call(caller, 'athena', 'StartQueryExecution', {
      QueryString: sql,
      WorkGroup: 'lab',
      QueryExecutionContext: { Database: 'lab' },
    });
    for (;;) {
      const { QueryExecution: run } = await cloud.call<{ QueryExecution: QueryExecution }>(caller, 'athena', 'GetQueryExecution', {
        QueryExecutionId,
      });
      if (!['QUEUED', 'RUNNING'].includes(run.Status?.State ?? '')) {
        return run;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const rows = async (sql: string): Promise<(string | undefined)[][]> => {
    const run = await query(sql);
    if (run.Status?.State !== 'SUCCEEDED') {
      throw new Error(run.Status?.StateChangeReason);
    }
    const { ResultSet } = await cloud.call<{ ResultSet: { Rows: { Data: { VarCharValue?: string }[] }[] } }>(
      ROOT,
      'athena',
      'GetQueryResults',
      {
        QueryExecutionId: run.QueryExecutionId,
      },
    );
    return ResultSet.Rows.slice(1).map((row) => row.Data.map((value) => value.VarCharValue));
  };
  return { cloud, provision, put, get, keys, putDay, query, rows };
}

async function parquet(sql: string, folder: string): Promise<Buffer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = join(folder, 'made.parquet');
  await connection.run(`COPY (${sql}) TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  return readFileSync(file);
}
