import { AwsError, NotEmulated } from '../core/aws-error';
import { assertTrinoDialect } from './dialect';

/** Formats that UNLOAD writes here. */
export type UnloadFormat = 'PARQUET' | 'TEXTFILE' | 'JSON';

/** A query of either kind. */
export type Statement = SelectStatement | UnloadStatement;

/** A query whose rows go to a CSV file in the result location. */
export interface SelectStatement {
  readonly kind: 'SELECT';
  readonly query: string;
}

/** A query whose rows go to files below `target`. */
export interface UnloadStatement {
  readonly kind: 'UNLOAD';
  readonly query: string;
  /** `s3://bucket/prefix/` */
  readonly target: string;
  readonly format: UnloadFormat;
  /** `gzip`, `zstd`, `snappy` or `none`. */
  readonly compression: string;
  readonly fieldDelimiter: string;
}

const UNLOAD = /^\s*UNLOAD\s*\(([^]*)\)\s*TO\s*'(s3:\/\/[^']+)'\s*WITH\s*\(([^]*)\)\s*$/i;
const PROPERTY = /\s*(\w+)\s*=\s*'((?:[^']|'')*)'\s*(?:,|$)/gy;
const COMPRESSIONS: Readonly<Record<UnloadFormat, readonly string[]>> = {
  PARQUET: ['gzip', 'snappy', 'zstd', 'none'],
  TEXTFILE: ['gzip', 'zstd', 'none'],
  JSON: ['gzip', 'zstd', 'none'],
};
/** Hive's field delimiter when UNLOAD names none. */
const DEFAULT_DELIMITER = '\u0001';

/** Reads SELECT, WITH … SELECT and UNLOAD; throws AWS's InvalidRequestException for what is malformed, `NotEmulated` for other statements. */
export function parseStatement(sql: string): Statement {
  const text = sql.trim().replace(/;\s*$/, '');
  if (/^(SELECT|WITH)\b/i.test(text)) {
    assertTrinoDialect(text);
    return { kind: 'SELECT', query: text };
  }
  if (!/^UNLOAD\b/i.test(text)) {
    throw new NotEmulated(`the Athena statement ${text.split(/\s/)[0] ?? ''}: only SELECT and UNLOAD are`);
  }
  const [, query = '', target = '', options = ''] = UNLOAD.exec(text) ?? invalid("UNLOAD must be UNLOAD (query) TO 's3://…' WITH (…)");
  assertTrinoDialect(query);
  const properties = parseProperties(options);
  const format = properties.get('format')?.toUpperCase() ?? invalid("UNLOAD needs the property 'format'");
  if (!isFormat(format)) {
    throw new NotEmulated(`UNLOAD to ${format}`);
  }
  const compression = properties.get('compression')?.toLowerCase() ?? 'gzip';
  if (!COMPRESSIONS[format].includes(compression)) {
    throw new NotEmulated(`UNLOAD to ${format} with the compression ${compression}`);
  }
  return {
    kind: 'UNLOAD',
    query,
    target: target.replace(/\/?$/, '/'),
    format,
    compression,
    fieldDelimiter: properties.get('field_delimiter') ?? DEFAULT_DELIMITER,
  };
}

function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  let end = 0;
  for (const match of text.matchAll(PROPERTY)) {
    properties.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').replaceAll("''", "'"));
    end = match.index + match[0].length;
  }
  if (text.slice(end).trim() !== '') {
    throw new NotEmulated(`the UNLOAD property ${text.slice(end).trim()}`);
  }
  const unknown = [...properties.keys()].find((name) => !['format', 'compression', 'field_delimiter'].includes(name));
  if (unknown !== undefined) {
    throw new NotEmulated(`the UNLOAD property ${unknown}`);
  }
  return properties;
}

function isFormat(name: string): name is UnloadFormat {
  return name in COMPRESSIONS;
}

function invalid(message: string): never {
  throw new AwsError('InvalidRequestException', message);
}
