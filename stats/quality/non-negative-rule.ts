import type { ColumnProfile } from '../profile/column-profile';
import type { NonNegativeConstraint } from './constraint';
import { extremes } from './extremes';

/** Numbers that were never below 0 stay so. Source: Deequ, NonNegativeNumbersRule. */
export function suggestNonNegative(column: ColumnProfile): NonNegativeConstraint | undefined {
  const found = extremes(column);
  return found !== null && found.lowest >= 0 ? { check: 'non-negative', column: column.name } : undefined;
}

/** What is wrong when a number is below 0. */
export function checkNonNegative(live: ColumnProfile): string | undefined {
  const found = extremes(live);
  if (live.numbers === null || found === null || found.lowest >= 0) {
    return undefined;
  }
  return `${live.numbers.negatives + live.numbers.infinite.negative} values are below 0, the lowest is ${found.lowest}`;
}
