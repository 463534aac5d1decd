import { AwsError } from '../core/aws-error';

/** What DuckDB takes and Trino refuses, as far as it is cheap to see. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/::/, 'a cast by ::, use CAST(x AS type)'],
  [/\bQUALIFY\b/i, 'QUALIFY, use a subquery'],
  [/\bILIKE\b/i, 'ILIKE, use lower(x) LIKE'],
  [/\bGROUP\s+BY\s+ALL\b|\bORDER\s+BY\s+ALL\b/i, 'GROUP BY ALL and ORDER BY ALL'],
  [/\*\s*(?:EXCLUDE|REPLACE)\b/i, '* EXCLUDE and * REPLACE'],
  [/==/, '==, use ='],
  [/\b(?:read_parquet|read_csv|read_json)\w*\s*\(/i, 'functions that read files'],
  [/\b(?:ASOF|SEMI|ANTI|POSITIONAL)\s+JOIN\b/i, 'ASOF, SEMI, ANTI and POSITIONAL joins'],
];

/** Throws a syntax error for SQL that runs on DuckDB but that Athena's Trino would refuse; a light check, not a parser. */
export function assertTrinoDialect(sql: string): void {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\//g, ' ');
  for (const [pattern, what] of REFUSED) {
    if (pattern.test(bare)) {
      throw new AwsError('InvalidRequestException', `SYNTAX_ERROR: Athena does not know ${what}`);
    }
  }
}
