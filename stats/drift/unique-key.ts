import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import { distinctCount } from '../profile/distinct-count';

/** Fewer values may all be different by chance. */
const FEWEST_VALUES = 100;
/** Share of different values from which an estimate (standard error 0.8 %) may mean all. */
const ESTIMATED_SHARE = 0.98;
/** Whole numbers spread wider than this, a value, are measurements that happen to differ. */
const WIDEST_RANGE = 100;

/** Whether each value of the column is one row's own: texts, or whole numbers that lie as close as keys do. Such values never come again. */
export function isUniqueKey(column: ColumnProfile): boolean {
  const present = presentCount(column.kinds);
  if (present < FEWEST_VALUES || (column.type !== 'string' && column.type !== 'integral')) {
    return false;
  }
  const distinct = distinctCount(column);
  const unique = distinct !== null && (column.values === null ? distinct >= ESTIMATED_SHARE * present : distinct === present);
  return unique && (column.type === 'string' || range(column) <= WIDEST_RANGE * present);
}

function range({ numbers }: ColumnProfile): number {
  return (numbers?.max ?? 0) - (numbers?.min ?? 0);
}
