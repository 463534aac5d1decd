import { readFileSync } from 'node:fs';
import { JsonField } from '../../stats/read/json-field';
import type { ColumnSchema, Schema } from '../../stats/profile/schema';

const TYPES = ['integral', 'fractional', 'boolean', 'timestamp', 'string'] as const;

/** Reads a schema: a JSON list of `{name, type?, compared?}`. Throws a `DataError` where it is none. */
export function readSchema(path: string): Schema {
  return JsonField.parse(readFileSync(path, 'utf8'), path).list().map(column);
}

function column(field: JsonField): ColumnSchema {
  const type = field.optional('type', (found) => found.oneOf(TYPES));
  const compared = field.optional('compared', (found) => found.boolean());
  return { name: field.field('name').text(), ...(type && { type }), ...(compared !== undefined && { compared }) };
}
