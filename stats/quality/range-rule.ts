import type { ColumnProfile } from '../profile/column-profile';
import type { OrderedCount } from '../profile/ordered-counts';
import { orderedCounts } from '../profile/ordered-counts';
import type { RangeConstraint } from './constraint';
import { extremes } from './extremes';
import { percent } from './percent';

/** Outer gaps that a value may lie beyond the baseline's own extremes. */
const MARGIN = 2;

/**
 * Numbers stay near the baseline's range, which new data of the same kind may leave a little.
 *
 * With n finite values each end is moved outwards by twice its outer gap, the distance between the extreme and the ⌈√n⌉-th value counted
 * from it: nothing where many values stand at the end (a share, a rating), little for a short tail, more for a long one. Deequ's HasMin and
 * HasMax take the extremes themselves, which the next sample passes by chance.
 */
export function suggestRange(column: ColumnProfile): RangeConstraint | undefined {
  const { numbers } = column;
  if (numbers === null || numbers.min === null || numbers.max === null) {
    return undefined;
  }
  const counts = orderedCounts(column).filter(({ lower, upper }) => Number.isFinite(lower + upper));
  const outer = Math.ceil(Math.sqrt(numbers.count));
  const low = reached(counts, outer)?.upper ?? numbers.min;
  const high = reached([...counts].reverse(), outer)?.lower ?? numbers.max;
  return {
    check: 'range',
    column: column.name,
    min: numbers.min - MARGIN * (low - numbers.min),
    max: numbers.max + MARGIN * (numbers.max - high),
  };
}

/** What is wrong when a number lies outside; rows that stand in one interval of the table with the limit are counted as outside. */
export function checkRange({ min, max }: RangeConstraint, live: ColumnProfile): string | undefined {
  const found = extremes(live);
  if (found === null) {
    return undefined;
  }
  const counts = orderedCounts(live);
  const total = rowsOf(counts);
  const says = (beyond: OrderedCount[], side: string): string =>
    `${rowsOf(beyond)} values (${percent(rowsOf(beyond) / total)}) are ${side}`;
  const wrong = [
    ...(found.lowest < min
      ? [
          says(
            counts.filter(({ lower }) => lower < min),
            `below ${min}, the lowest is ${found.lowest}`,
          ),
        ]
      : []),
    ...(found.highest > max
      ? [
          says(
            counts.filter(({ upper }) => upper > max),
            `above ${max}, the highest is ${found.highest}`,
          ),
        ]
      : []),
  ];
  return wrong.length === 0 ? undefined : wrong.join('; ');
}

/** The interval in which the n-th value stands, counted from the start. */
function reached(counts: readonly OrderedCount[], n: number): OrderedCount | undefined {
  let seen = 0;
  return counts.find(({ rows }) => (seen += rows) >= n);
}

function rowsOf(counts: readonly OrderedCount[]): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}
