import type { ColumnProfile } from '../../../stats/profile/column-profile';
import type { ProfileOptions } from '../../../stats/profile/profile';
import { profile } from '../../../stats/profile/profile';
import type { ColumnSchema, Value } from '../../../stats/profile/schema';

/** The profile of a column `x` with these values. */
export function columnOf(values: Iterable<Value>, schema?: Omit<ColumnSchema, 'name'>, options?: ProfileOptions): ColumnProfile {
  const rows = Array.from(values, (x) => ({ x }));
  return profile(rows, [{ name: 'x', ...schema }], options).columns[0] as ColumnProfile;
}
