import type { FrequentItems } from '../sketch/frequent-items';
import { mergeFrequent, mostFrequent } from '../sketch/frequent-items';
import { HyperLogLog } from '../sketch/hyper-log-log';
import type { ColumnProfile, TimeRange, ValueCount } from './column-profile';
import { EXACT_VALUES } from './column-profile';
import type { KindCounts } from './column-type';
import { columnType, readsNumbers } from './column-type';
import { distinctSketch, knowsDistinct } from './distinct-count';
import { mergeNumbers } from './merge-numbers';
import { valueCounts } from './value-counts';

/** The profile of both columns' values together; the columns have one name and one declared type. */
export function mergeColumns(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  const kinds = mergeKinds(a.kinds, b.kinds);
  const values = mergeValues(a.values, b.values);
  const numbers = mergeNumbers(a.numbers, b.numbers);
  const merged = {
    name: a.name,
    type: a.declared ? a.type : columnType(kinds),
    declared: a.declared,
    compared: a.compared && b.compared,
    missing: a.missing + b.missing,
    kinds,
    numbers,
    values,
  };
  return {
    ...merged,
    frequent: values ? null : mergeTexts(a, b),
    distinct: values === null && knowsDistinct(merged, numbers?.quantiles === null ? 'compare' : 'all') ? mergeDistinct(a, b) : null,
    times: mergeTimes(a.times, b.times),
  };
}

function mergeKinds(a: KindCounts, b: KindCounts): KindCounts {
  return {
    integral: a.integral + b.integral,
    fractional: a.fractional + b.fractional,
    boolean: a.boolean + b.boolean,
    timestamp: a.timestamp + b.timestamp,
    text: a.text + b.text,
  };
}

function mergeValues(a: ColumnProfile['values'], b: ColumnProfile['values']): ColumnProfile['values'] {
  if (a === null || b === null) {
    return null;
  }
  const rows = new Map(a);
  b.forEach(([text, count]) => rows.set(text, (rows.get(text) ?? 0) + count));
  return rows.size > EXACT_VALUES ? null : [...rows].sort(([x], [y]) => (x < y ? -1 : 1));
}

function mergeTexts(a: ColumnProfile, b: ColumnProfile): FrequentItems | null {
  const frequent = [a, b].map((column) => column.frequent ?? mostFrequent(texts(column)));
  const [ours, theirs] = frequent as [FrequentItems, FrequentItems];
  const merged = mergeFrequent(ours, theirs);
  return merged.items.length === 0 ? null : merged;
}

function texts(column: ColumnProfile): readonly ValueCount[] {
  return valueCounts(column.values ?? [], readsNumbers(column)).texts;
}

function mergeDistinct(a: ColumnProfile, b: ColumnProfile): string | null {
  const [sketch, other] = [distinctOf(a), distinctOf(b)];
  if (sketch === null || other === null) {
    return null;
  }
  sketch.addAll(other);
  return sketch.toBase64();
}

function distinctOf(column: ColumnProfile): HyperLogLog | null {
  if (column.values !== null) {
    return distinctSketch(valueCounts(column.values, readsNumbers(column)));
  }
  return column.distinct === null ? null : HyperLogLog.fromBase64(column.distinct);
}

function mergeTimes(a: TimeRange | null, b: TimeRange | null): TimeRange | null {
  return a && b ? { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) } : (a ?? b);
}
