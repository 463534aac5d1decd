import { NotEmulated } from '../core/aws-error';

const TYPES: Readonly<Record<string, string>> = {
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  int: 'INTEGER',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  string: 'VARCHAR',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  binary: 'BLOB',
};

/** The DuckDB type of a column of the Glue catalog; nested types are not emulated. */
export function duckdbType(hiveType: string): string {
  const type = hiveType.toLowerCase().trim();
  const known = TYPES[type] ?? (/^decimal\(\d+,\s*\d+\)$/.test(type) ? type.toUpperCase() : undefined);
  if (known === undefined && !/^(?:var)?char\(\d+\)$/.test(type)) {
    throw new NotEmulated(`the column type ${hiveType} in Athena`);
  }
  return known ?? 'VARCHAR';
}
