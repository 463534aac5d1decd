import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, textRows } from './session';

/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  /** Athena's name of the type, for example `varchar`. */
  readonly type: string;
}

/** The rows of a SELECT; every value is a text as Athena writes it, undefined is NULL. */
export interface ResultSet {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly (string | undefined)[])[];
}

const TYPES: Readonly<Record<string, string>> = { VARCHAR: 'varchar', BLOB: 'varbinary', TIMESTAMP: 'timestamp', HUGEINT: 'bigint' };

/** Runs a SELECT and reads its rows. */
export async function select(connection: DuckDBConnection, query: string): Promise<ResultSet> {
  const described = await textRows(connection, `DESCRIBE ${query}`);
  const columns = described.map(([name, type]) => ({ name: name ?? '', duckdb: type ?? '' }));
  const texts = columns.map(({ name, duckdb }) =>
    duckdb === 'TIMESTAMP' ? `strftime(${identifier(name)}, '%Y-%m-%d %H:%M:%S.%g')` : `CAST(${identifier(name)} AS VARCHAR)`,
  );
  const rows = await textRows(connection, `SELECT ${texts.join(', ')} FROM (${query})`);
  return {
    columns: columns.map(({ name, duckdb }) => ({ name, type: TYPES[duckdb] ?? duckdb.toLowerCase() })),
    rows: rows.map((row) => row.map((value) => value ?? undefined)),
  };
}

/** The result file: a header, every value in quotes, NULL as nothing. */
export function resultCsv({ columns, rows }: ResultSet): string {
  const quote = (value: string | undefined): string => (value === undefined ? '' : `"${value.replaceAll('"', '""')}"`);
  return [columns.map((column) => column.name), ...rows].map((row) => `${row.map(quote).join(',')}\n`).join('');
}
