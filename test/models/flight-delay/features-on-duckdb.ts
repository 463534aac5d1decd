import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const FLIGHTS = join(ROOT, 'node_modules', 'vega-datasets', 'data', 'flights-3m.parquet');

/** The model's SQL, as it is in its folder. */
export const FEATURES_SQL = readFileSync(join(ROOT, 'models', 'flight-delay', 'features.sql'), 'utf8');

/** A flight as the curated table has it; `date` like `2001-01-05 06:30:00`. */
export interface Flight {
  readonly date: string;
  readonly delay: number;
  readonly distance: number;
  readonly origin: string;
  readonly destination: string;
}

/** A row of features. */
export type FeatureRow = Readonly<Record<string, string | number>>;

/** The curated table in DuckDB's memory. */
export class Features {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** An empty table. */
  static async open(): Promise<Features> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      'CREATE TABLE flights ("date" TIMESTAMP, delay BIGINT, distance BIGINT, origin VARCHAR, destination VARCHAR, dt VARCHAR)',
    );
    return new Features(instance, connection);
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** The real flights of a range of days that keep the dataset's contract. */
  async addReal(from: string, to: string): Promise<void> {
    await this.connection.run(
      `INSERT INTO flights SELECT "date", delay, distance, origin, destination, CAST(CAST("date" AS DATE) AS VARCHAR) FROM '${FLIGHTS}'
       WHERE "date" >= '${from}' AND "date" < '${to}' AND delay BETWEEN -120 AND 2880`,
    );
  }

  /** Replaces the table's rows. */
  async set(flights: readonly Flight[]): Promise<void> {
    await this.connection.run('DELETE FROM flights');
    for (const { date, delay, distance, origin, destination } of flights) {
      await this.connection.run(
        `INSERT INTO flights VALUES ('${date}', ${delay}, ${distance}, '${origin}', '${destination}', '${date.slice(0, 10)}')`,
      );
    }
  }

  /** The features of a range of days, by record id. */
  async rows(from: string, to: string): Promise<FeatureRow[]> {
    return this.sample(from, to, 1);
  }

  /** Every `step`th of the rows, in the order of their record ids. */
  async sample(from: string, to: string, step: number): Promise<FeatureRow[]> {
    const sql = FEATURES_SQL.replaceAll('{{from}}', `${from} 00:00:00`)
      .replaceAll('{{to}}', `${to} 00:00:00`)
      .replaceAll('{{dataset}}', 'flights');
    const result = await this.connection.runAndReadAll(
      `SELECT * EXCLUDE (place) FROM (SELECT *, row_number() OVER (ORDER BY record_id) AS place FROM (${sql}))
       WHERE place % ${step} = 0 ORDER BY record_id`,
    );
    return result.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
  }
}

function plain(value: unknown): string | number {
  return typeof value === 'string' ? value : Number(value);
}
