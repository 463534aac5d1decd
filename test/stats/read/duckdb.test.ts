import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presentCount } from '../../../stats/profile/column-type';
import type { ColumnProfile } from '../../../stats/profile/column-profile';
import { distinctCount } from '../../../stats/profile/distinct-count';
import { profileFile } from '../../../stats/read/profile-file';

// DuckDB reads the same files on its own: an oracle for counts, extremes and moments.
const DATA = join('node_modules', 'vega-datasets', 'data');
const folder = mkdtempSync(join(tmpdir(), 'duckdb-'));
let connection: DuckDBConnection;

interface Oracle {
  readonly present: number;
  readonly different: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly mean: number | null;
  readonly deviation: number | null;
}

beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
});

async function oracle(table: string, column: string, number: boolean): Promise<Oracle> {
  const name = `"${column}"`;
  const aggregates = number ? `min(${name})::DOUBLE, max(${name})::DOUBLE, avg(${name}), stddev_pop(${name})` : 'NULL, NULL, NULL, NULL';
  const reader = await connection.runAndReadAll(`SELECT count(${name})::INT, count(DISTINCT ${name})::INT, ${aggregates} FROM ${table}`);
  const [present, different, least, most, mean, deviation] = reader.getRows()[0] as unknown as [number, number, ...(number | null)[]];
  return { present, different, least: least ?? null, most: most ?? null, mean: mean ?? null, deviation: deviation ?? null };
}

async function expectSame(column: ColumnProfile, table: string, number: boolean): Promise<void> {
  const expected = await oracle(table, column.name, number);
  const { numbers, kinds } = column;
  expect({ name: column.name, present: presentCount(kinds) }).toEqual({ name: column.name, present: expected.present });
  expect(Math.abs((distinctCount(column) ?? 0) / expected.different - 1)).toBeLessThan(column.values === null ? 0.03 : 1e-12);
  if (number) {
    expect([numbers?.min, numbers?.max]).toEqual([expected.least, expected.most]);
    expect((numbers?.mean ?? NaN) / (expected.mean ?? NaN)).toBeCloseTo(1, 9);
    expect(Math.sqrt((numbers?.m2 ?? NaN) / (numbers?.count ?? NaN)) / (expected.deviation ?? NaN)).toBeCloseTo(1, 9);
  }
}

test('bird strikes have the counts, extremes and moments that DuckDB finds', async () => {
  const path = join(DATA, 'birdstrikes.csv');
  const { rows, columns } = await profileFile(path);
  expect(rows).toBe(10_000);
  for (const column of columns) {
    await expectSame(column, `'${path}'`, column.type === 'integral' || column.type === 'fractional');
  }
});

test.each(['csv', 'csv.gz', 'parquet', 'jsonl'])(
  'flights as %s have the counts, extremes and moments that DuckDB finds',
  async (extension) => {
    const path = join(folder, `flights.${extension}`);
    const format = {
      csv: 'FORMAT csv',
      'csv.gz': 'FORMAT csv, COMPRESSION gzip',
      parquet: 'FORMAT parquet, COMPRESSION zstd',
      jsonl: 'FORMAT json',
    };
    const rows = `SELECT *, delay / distance AS ratio FROM '${join(DATA, 'flights-3m.parquet')}' LIMIT 20000`;
    await connection.run(`COPY (${rows}) TO '${path}' (${format[extension as keyof typeof format]})`);
    const { columns } = await profileFile(path);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ['date', 'timestamp'],
      ['delay', 'integral'],
      ['distance', 'integral'],
      ['origin', 'string'],
      ['destination', 'string'],
      ['ratio', 'fractional'],
    ]);
    for (const column of columns) {
      await expectSame(column, `(${rows})`, ['delay', 'distance', 'ratio'].includes(column.name));
    }
  },
);
