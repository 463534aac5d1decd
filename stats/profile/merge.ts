import type { ColumnProfile } from './column-profile';
import { mergeColumns } from './merge-columns';
import type { Profile } from './profile';
import { PROFILE_VERSION } from './profile';

/**
 * The profile of both data sets together. Associative and commutative: counts, kinds, values, tables, extremes and registers to the last
 * bit, moments to rounding, quantiles and frequent texts within their bounds.
 *
 * Throws when the columns differ in name, order or declared type.
 */
export function merge(a: Profile, b: Profile): Profile {
  const names = [a, b].map(({ columns }) => columns.map(({ name, type, declared }) => (declared ? `${name} (${type})` : name)).join(', '));
  if (names[0] !== names[1]) {
    throw new Error(`profiles must have the same columns, got ${names.join(' and ')}`);
  }
  return {
    version: PROFILE_VERSION,
    rows: a.rows + b.rows,
    columns: a.columns.map((column, i) => mergeColumns(column, b.columns[i] as ColumnProfile)),
  };
}
