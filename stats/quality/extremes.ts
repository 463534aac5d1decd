import type { ColumnProfile } from '../profile/column-profile';

/** Lowest and highest number of a column, infinite ones among them; `null` without numbers. */
export function extremes({ numbers }: ColumnProfile): { readonly lowest: number; readonly highest: number } | null {
  if (numbers === null) {
    return null;
  }
  const { min, max, infinite } = numbers;
  const lowest = infinite.negative > 0 ? -Infinity : (min ?? Infinity);
  const highest = infinite.positive > 0 ? Infinity : (max ?? -Infinity);
  return { lowest, highest };
}
