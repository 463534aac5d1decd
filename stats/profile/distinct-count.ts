import { HyperLogLog } from '../sketch/hyper-log-log';
import type { ColumnProfile } from './column-profile';
import { readsNumbers } from './column-type';
import type { Sketches } from './sketches';
import type { ValueCounts } from './value-counts';
import { valueCounts } from './value-counts';

/**
 * Number of different values, numbers by value and the rest by text: exact while the column has its values, else an estimate with a standard
 * error of 0.81 %. `null` when it is not known: of many fractional numbers in a profile that was made for comparing only.
 */
export function distinctCount(column: ColumnProfile): number | null {
  if (column.values !== null) {
    const { numbers, texts } = valueCounts(column.values, readsNumbers(column));
    return numbers.length + texts.length;
  }
  return column.distinct === null ? null : Math.round(HyperLogLog.fromBase64(column.distinct).estimate());
}

/** The sketch of values that were counted one by one. */
export function distinctSketch({ numbers, texts }: ValueCounts): HyperLogLog {
  const sketch = new HyperLogLog();
  numbers.forEach(([value]) => {
    sketch.addNumber(value);
  });
  texts.forEach(([text]) => {
    sketch.addText(text);
  });
  return sketch;
}

/** Whether a sketch of different values is kept: fractional numbers are left out where only a comparison is wanted. */
export function knowsDistinct(column: Pick<ColumnProfile, 'type' | 'declared' | 'kinds'>, sketches: Sketches): boolean {
  return sketches === 'all' || !readsNumbers(column) || column.kinds.fractional === 0;
}
