import { ColumnBuilder } from '../../stats/profile/column-builder';
import type { Profile } from '../../stats/profile/profile';
import { PROFILE_VERSION } from '../../stats/profile/profile';

/** A full profile of columns given as lists of equal length; `null` is missing. */
export function profileOfColumns(columns: Readonly<Record<string, readonly (string | number | null)[]>>): Profile {
  const rows = Math.max(0, ...Object.values(columns).map((values) => values.length));
  return {
    version: PROFILE_VERSION,
    rows,
    columns: Object.entries(columns).map(([name, values]) => {
      const builder = new ColumnBuilder({ name });
      for (const value of values) {
        if (value === null) {
          builder.addMissing();
        } else {
          builder.addText(String(value));
        }
      }
      return builder.profile();
    }),
  };
}

/** As many values as asked for, from their index. */
export function times<T>(count: number, value: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => value(index));
}
