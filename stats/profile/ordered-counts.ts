import type { ColumnProfile } from './column-profile';
import { BitTable } from '../sketch/bit-table';
import { readsNumbers } from './column-type';
import type { NumericProfile } from './numeric-profile';
import { valueCounts } from './value-counts';

/** Rows with values from `lower` to `upper`, both included; equal ends are one value. */
export interface OrderedCount {
  readonly lower: number;
  readonly upper: number;
  readonly rows: number;
}

/** Rows of two columns with values from `lower` to `upper`, both included. */
export interface PairedCount {
  readonly lower: number;
  readonly upper: number;
  readonly baseline: number;
  readonly live: number;
}

/**
 * Rows by value, in ascending order: exact values while the column has them, else intervals of its `BitTable`, those with rows only.
 *
 * Infinite values come first and last. Intervals do not overlap; of a column of whole numbers their ends are whole. Empty without numbers.
 */
export function orderedCounts(column: ColumnProfile): OrderedCount[] {
  const counts = column.values === null ? fromTable(column) : fromValues(column);
  return column.kinds.fractional === 0 ? counts.map(wholeEnds) : counts;
}

/**
 * Rows of both columns by the same values or intervals, in ascending order: exact values when both columns have them, else the intervals of
 * the coarser `BitTable`. Every interval has rows of at least one of the columns.
 */
export function pairedCounts(baseline: ColumnProfile, live: ColumnProfile): PairedCount[] {
  const exact = baseline.values !== null && live.values !== null;
  const pairs = exact ? joined(fromValues(baseline), fromValues(live)) : fromTables(baseline.numbers, live.numbers);
  return baseline.kinds.fractional + live.kinds.fractional === 0 ? pairs.map(wholeEnds) : pairs;
}

function fromTables(baseline: NumericProfile | null, live: NumericProfile | null): PairedCount[] {
  const tables = [baseline?.table ?? new BitTable(), live?.table ?? new BitTable()] as const;
  const pairs: PairedCount[] = [];
  const add = (lower: number, upper: number, before: number, now: number): void => {
    pairs.push({ lower, upper, baseline: before, live: now });
  };
  const addInfinite = (value: number, sign: 'negative' | 'positive'): void => {
    const [before, now] = [baseline?.infinite[sign] ?? 0, live?.infinite[sign] ?? 0];
    if (before + now > 0) {
      add(value, value, before, now);
    }
  };
  addInfinite(-Infinity, 'negative');
  tables[0].forEachWith(tables[1], Math.min(tables[0].bits, tables[1].bits), add);
  addInfinite(Infinity, 'positive');
  return pairs;
}

function fromValues(column: ColumnProfile): OrderedCount[] {
  const { numbers } = valueCounts(column.values ?? [], readsNumbers(column));
  return numbers.map(([value, rows]) => ({ lower: value, upper: value, rows }));
}

function fromTable({ numbers }: ColumnProfile): OrderedCount[] {
  if (numbers === null) {
    return [];
  }
  const { negative, positive } = numbers.infinite;
  return [
    ...(negative > 0 ? [{ lower: -Infinity, upper: -Infinity, rows: negative }] : []),
    ...numbers.table.entries(),
    ...(positive > 0 ? [{ lower: Infinity, upper: Infinity, rows: positive }] : []),
  ];
}

/** Both lists are in ascending order, and intervals of both are equal or apart. */
function joined(baseline: readonly OrderedCount[], live: readonly OrderedCount[]): PairedCount[] {
  const pairs: PairedCount[] = [];
  for (let i = 0, j = 0; i < baseline.length || j < live.length;) {
    const ours = baseline[i];
    const theirs = live[j];
    if (ours && theirs && ours.lower === theirs.lower) {
      pairs.push({ lower: ours.lower, upper: ours.upper, baseline: ours.rows, live: theirs.rows });
      i += 1;
      j += 1;
    } else if (ours && (!theirs || ours.lower < theirs.lower)) {
      pairs.push({ lower: ours.lower, upper: ours.upper, baseline: ours.rows, live: 0 });
      i += 1;
    } else if (theirs) {
      pairs.push({ lower: theirs.lower, upper: theirs.upper, baseline: 0, live: theirs.rows });
      j += 1;
    }
  }
  return pairs;
}

function wholeEnds<T extends { readonly lower: number; readonly upper: number }>(interval: T): T {
  return { ...interval, lower: Math.ceil(interval.lower), upper: Math.floor(interval.upper) };
}
