import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import { distinctCount } from '../profile/distinct-count';
import type { UniquenessConstraint } from './constraint';

/** With fewer rows all values of an ordinary column may differ by chance. */
const LEAST_ROWS = 30;
/** Three standard errors of a HyperLogLog of 2^14 registers: 3 * 1.04 / sqrt(2^14). */
const SKETCH_ERROR = 3 * (1.04 / 2 ** 7);

/**
 * A complete column of whole numbers or text whose values all differ is a key and stays one.
 *
 * Source: Deequ, UniqueIfApproximatelyUniqueRule; fractions differ by nature and are no key. Past `EXACT_VALUES` different values the
 * count is a HyperLogLog's, and "all differ" means within three of its standard errors.
 */
export function suggestUniqueness(column: ColumnProfile): UniquenessConstraint | undefined {
  const isKeyType = column.type === 'integral' || column.type === 'string';
  return isKeyType && column.missing === 0 && presentCount(column.kinds) >= LEAST_ROWS && repeated(column) === 0
    ? { check: 'uniqueness', column: column.name }
    : undefined;
}

/** What is wrong when values repeat. */
export function checkUniqueness(live: ColumnProfile): string | undefined {
  const repeats = repeated(live);
  return repeats === 0 || repeats === null
    ? undefined
    : `${live.values === null ? 'about ' : ''}${repeats} rows repeat a value that must be unique`;
}

/** Rows whose value another row before has; 0 when that is within the error of the count, `null` when it is not known. */
function repeated(column: ColumnProfile): number | null {
  const present = presentCount(column.kinds);
  const distinct = distinctCount(column);
  if (distinct === null) {
    return null;
  }
  const repeats = present - distinct;
  return column.values === null && repeats <= SKETCH_ERROR * present ? 0 : Math.max(0, Math.round(repeats));
}
