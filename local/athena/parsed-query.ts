import type { DuckDBConnection } from '@duckdb/node-api';
import { AwsError } from '../core/aws-error';
import { literal, textRows } from './session';

/** A table that a query reads, in lower case. */
export interface TableName {
  readonly database: string;
  readonly name: string;
}

/** A table as the query writes it: the session may give the database. */
type TableReference = Pick<TableName, 'name'> & Partial<TableName>;

/** What of a query must be known before it runs. */
export interface ParsedQuery {
  /** Each table once. */
  readonly tables: readonly TableName[];
  /** True when its rows have an order of their own. */
  readonly ordered: boolean;
}

/** A part of DuckDB's parse tree. */
type Node = Readonly<Record<string, unknown>>;

interface ParseTree {
  readonly error: boolean;
  readonly error_message?: string;
  readonly statements?: readonly { readonly node: Node }[];
}

/**
 * Parses a SELECT without running it; names without a database are of the session's.
 *
 * Throws AWS's InvalidRequestException for a syntax error.
 */
export async function parseQuery(connection: DuckDBConnection, query: string, sessionDatabase: string | undefined): Promise<ParsedQuery> {
  const [row] = await textRows(connection, `SELECT json_serialize_sql(${literal(query)})`);
  const tree = JSON.parse(row?.[0] ?? '') as ParseTree;
  const root = tree.statements?.[0]?.node;
  if (tree.error || root === undefined) {
    throw new AwsError('InvalidRequestException', `SYNTAX_ERROR: ${tree.error_message ?? ''}`);
  }
  const modifiers = root['modifiers'] as readonly { readonly type: string }[];
  const tables = new Map<string, TableName>();
  for (const { name, database = sessionDatabase } of tableReferences(root, new Set())) {
    if (database === undefined) {
      throw new AwsError('InvalidRequestException', `SYNTAX_ERROR: Schema must be specified when session schema is not set: ${name}`);
    }
    tables.set(`${database}.${name}`, { database, name });
  }
  return { tables: [...tables.values()], ordered: modifiers.some(({ type }) => type === 'ORDER_MODIFIER') };
}

/** The tables below a node; a name that a WITH clause around it defines is none. */
function* tableReferences(node: unknown, scope: ReadonlySet<string>): Generator<TableReference> {
  if (Array.isArray(node)) {
    for (const item of node) {
      yield* tableReferences(item, scope);
    }
    return;
  }
  if (typeof node !== 'object' || node === null) {
    return;
  }
  const { cte_map: definitions, ...rest } = node as Node;
  const inner = new Set(scope);
  for (const { key, value } of (definitions as { map: { key: string; value: unknown }[] } | undefined)?.map ?? []) {
    yield* tableReferences(value, inner);
    inner.add(key.toLowerCase());
  }
  if (rest['type'] === 'BASE_TABLE') {
    const name = (rest['table_name'] as string).toLowerCase();
    const database = (rest['schema_name'] as string).toLowerCase();
    if (database !== '') {
      yield { database, name };
    } else if (!inner.has(name)) {
      yield { name };
    }
  }
  yield* tableReferences(Object.values(rest), inner);
}
