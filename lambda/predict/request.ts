import type { FeatureValue, InputField } from '../shared/input-field';
import { ownValue, valueProblems } from '../shared/input-field';
import { MAX_ROWS } from './contract';

/** One broken rule of a request. */
export interface Problem {
  /** Position in `rows`, from 0; absent when the request as a whole is wrong. */
  readonly row?: number;
  readonly field?: string;
  readonly rule: string;
}

/** Rows in the order of the features, or what is wrong with the request. */
export type ParsedRequest = { readonly rows: FeatureValue[][] } | { readonly problems: Problem[] };

/** Reads `{"rows": [{feature: value}, …]}` and checks each value against the model's fields. */
export function parseRequest(body: string, fields: readonly InputField[]): ParsedRequest {
  const rows = rowsOf(body);
  if (typeof rows === 'string') {
    return { problems: [{ rule: rows }] };
  }
  const known = new Set(fields.map(({ name }) => name));
  const problems = rows.flatMap((row, index) =>
    isObject(row)
      ? [
          ...fields.flatMap((field) =>
            valueProblems(field, ownValue(row, field.name)).map((rule) => ({ row: index, field: field.name, rule })),
          ),
          ...Object.keys(row)
            .filter((name) => !known.has(name))
            .map((name) => ({ row: index, field: name, rule: 'is not a feature of the model' })),
        ]
      : [{ row: index, rule: 'must be an object of feature values' }],
  );
  return problems.length > 0
    ? { problems }
    : { rows: rows.map((row) => fields.map(({ name }) => (ownValue(row as object, name) ?? null) as FeatureValue)) };
}

function rowsOf(body: string): unknown[] | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return 'body must be JSON';
  }
  const rows = isObject(parsed) ? parsed['rows'] : undefined;
  if (!Array.isArray(rows) || rows.length < 1 || rows.length > MAX_ROWS) {
    return `rows must be a list of 1 to ${MAX_ROWS} objects`;
  }
  return rows as unknown[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
