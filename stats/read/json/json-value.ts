import type { Value } from '../../profile/schema';

/** A value of JSON as one of a column: what has parts counts by the text of its JSON. */
export function jsonValue(value: unknown): Value {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Value);
}
