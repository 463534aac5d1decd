/** What a column holds; `unknown` while no value is present. */
export type ColumnType = 'integral' | 'fractional' | 'boolean' | 'timestamp' | 'string' | 'unknown';

/** Present values by what their text reads as: see `readKind`. */
export interface KindCounts {
  readonly integral: number;
  readonly fractional: number;
  readonly boolean: number;
  readonly timestamp: number;
  readonly text: number;
}

/** No value of any kind. */
export const NO_KINDS: KindCounts = { integral: 0, fractional: 0, boolean: 0, timestamp: 0, text: 0 };

/** Number of present values. */
export function presentCount({ integral, fractional, boolean, timestamp, text }: KindCounts): number {
  return integral + fractional + boolean + timestamp + text;
}

/** The type that fits all values: one kind's own, `fractional` for integral and fractional ones, `string` for any other mixture. */
export function columnType(kinds: KindCounts): ColumnType {
  const present = presentCount(kinds);
  if (present === 0) {
    return 'unknown';
  }
  if (kinds.integral + kinds.fractional === present) {
    return kinds.fractional === 0 ? 'integral' : 'fractional';
  }
  if (kinds.boolean === present) {
    return 'boolean';
  }
  return kinds.timestamp === present ? 'timestamp' : 'string';
}

/** Whether the values of a column of this type are compared as numbers. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integral' || type === 'fractional';
}

/** Whether values that read as numbers count as such: unless the schema says that the column holds something else. */
export function readsNumbers({ type, declared }: { readonly type: ColumnType; readonly declared: boolean }): boolean {
  return !declared || isNumeric(type);
}
