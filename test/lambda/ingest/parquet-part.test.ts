import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetPart } from '../../../lambda/ingest/parquet-part';
import type { ColumnContract } from '../../../lib/config/dataset-contract';

const COLUMNS: ColumnContract[] = [
  { name: 'at', type: 'timestamp', description: '' },
  { name: 'count', type: 'integer', description: '', optional: true },
  { name: 'share', type: 'double', description: '' },
  { name: 'name', type: 'string', description: '', optional: true },
  { name: 'late', type: 'boolean', description: '' },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parquet-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('DuckDB reads the rows back, with the types of the Glue table', async () => {
  const at = Date.UTC(2001, 0, 5, 10, 15);
  const path = join(folder, 'part.parquet');
  writeFileSync(
    path,
    parquetPart(COLUMNS, [
      [at, at + 1],
      [2 ** 40, undefined],
      [0.5, -1],
      ['München', undefined],
      [true, false],
    ]),
  );

  const connection = await (await DuckDBInstance.create()).connect();
  const types = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${path}'`);
  const rows = await connection.runAndReadAll(`SELECT * REPLACE (CAST("at" AS VARCHAR) AS "at") FROM '${path}'`);
  connection.closeSync();

  expect(types.getRowsJson().map(([name, type]) => [name, type])).toEqual([
    ['at', 'TIMESTAMP'],
    ['count', 'BIGINT'],
    ['share', 'DOUBLE'],
    ['name', 'VARCHAR'],
    ['late', 'BOOLEAN'],
  ]);
  expect(rows.getRowsJson()).toEqual([
    ['2001-01-05 10:15:00', '1099511627776', 0.5, 'München', true],
    ['2001-01-05 10:15:00.001', null, -1, null, false],
  ]);
});
