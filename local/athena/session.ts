import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

const MEMORY_LIMIT = '400MB';
const THREADS = '2';

/** Runs queries on DuckDB, one at a time so that they share the machine's memory, each in a database of its own. */
export class Sessions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly dataDir: string) {}

  /** Waits for its turn, then gives `work` an empty database; everything in it is gone afterwards. */
  run<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.last.then(() => this.open(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when no query runs. */
  async idle(): Promise<void> {
    await this.last;
  }

  private async open<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    // Loaded at the first query: it takes a tenth of the start.
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: MEMORY_LIMIT,
      threads: THREADS,
      temp_directory: join(this.dataDir, 'athena', 'spill'),
      autoinstall_known_extensions: 'false',
    });
    const connection = await instance.connect();
    try {
      await connection.run("ATTACH ':memory:' AS awsdatacatalog; USE awsdatacatalog; SET TimeZone = 'UTC'");
      return await work(connection);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
}

/** Rows of a query whose columns are all text. */
export async function textRows(connection: DuckDBConnection, sql: string): Promise<(string | null)[][]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowsJson() as (string | null)[][];
}

/** A SQL string literal. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A quoted SQL name. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
