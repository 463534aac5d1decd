import type { CategoryCounts } from './category-counts';
import type { NumericSketch } from './numeric-sketch';
import { orderedBuckets, upperEdge } from './numeric-sketch';
import type { ColumnProfile } from './profile';

/** Counts of one bin in the baseline and in the live data. */
export interface BinPair {
  /** For reading: an interval, a value, `other`, `unseen`, `below`, `above` or `missing`. */
  readonly label: string;
  readonly baseline: number;
  readonly live: number;
}

/** Numeric columns: quantile bins of the baseline. */
const QUANTILE_BINS = 10;
/** Categorical columns: values that have a bin of their own. */
const TOP_VALUES = 50;

/** Both columns counted in the same bins, fixed by the baseline; missing, unseen and out-of-range values have bins of their own. */
export function sharedBins(baseline: ColumnProfile, live: ColumnProfile): BinPair[] {
  const missing = { label: 'missing', baseline: baseline.missing, live: live.missing };
  if (baseline.kind === 'numeric' && live.kind === 'numeric') {
    return [...numericBins(baseline.numeric, live.numeric), missing];
  }
  if (baseline.kind === 'categorical' && live.kind === 'categorical') {
    return [...categoryBins(baseline.categories, live.categories), missing];
  }
  throw new Error(`column ${baseline.name} must be of the baseline's kind ${baseline.kind}, got ${live.kind}`);
}

/** Left-open bins whose upper edges are the baseline's quantiles: a value that fills several quantiles has one bin of its own. */
function numericBins(baseline: NumericSketch, live: NumericSketch): BinPair[] {
  const buckets = orderedBuckets(baseline);
  const first = buckets[0]?.[0];
  const last = buckets.at(-1)?.[0];
  if (first === undefined || last === undefined) {
    return [{ label: 'unseen', baseline: 0, live: live.count }];
  }
  const edges = quantileKeys(buckets, baseline.count);
  const bins = edges.map((edge, i) => ({
    label: `${i === 0 ? '[' : '('}${readable(i === 0 ? (baseline.min ?? 0) : upperEdge(edges[i - 1] ?? 0))}, ${readable(upperEdge(edge))}]`,
    baseline: countBetween(baseline, i === 0 ? first - 1 : (edges[i - 1] ?? first), edge),
    live: countBetween(live, i === 0 ? first - 1 : (edges[i - 1] ?? first), edge),
  }));
  return [
    { label: 'below', baseline: 0, live: countBetween(live, -Infinity, first - 1) },
    ...bins,
    { label: 'above', baseline: 0, live: countBetween(live, last, Infinity) },
  ];
}

/** Keys of the buckets in which the quantiles end; the last is the baseline's highest bucket. */
function quantileKeys(buckets: readonly [number, number][], count: number): number[] {
  const keys: number[] = [];
  let seen = 0;
  for (const [key, n] of buckets) {
    const before = Math.floor((seen / count) * QUANTILE_BINS + 1e-9);
    seen += n;
    const after = Math.floor((seen / count) * QUANTILE_BINS + 1e-9);
    if (after > before) {
      keys.push(key);
    }
  }
  return keys;
}

function countBetween(sketch: NumericSketch, after: number, upTo: number): number {
  return orderedBuckets(sketch).reduce((sum, [key, n]) => (key > after && key <= upTo ? sum + n : sum), 0);
}

function categoryBins(baseline: CategoryCounts, live: CategoryCounts): BinPair[] {
  const known = new Map(Object.entries(baseline.values ?? {}));
  const seen = new Map(Object.entries(live.values ?? {}));
  const ranked = [...known].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const bins = ranked.slice(0, TOP_VALUES).map(([value, n]) => ({ label: value, baseline: n, live: seen.get(value) ?? 0 }));
  const others = ranked.slice(TOP_VALUES);
  const unseen = [...seen].filter(([value]) => !known.has(value));
  return [
    ...bins,
    { label: 'other', baseline: total(others), live: others.reduce((sum, [value]) => sum + (seen.get(value) ?? 0), 0) },
    { label: 'unseen', baseline: 0, live: total(unseen) },
  ];
}

function total(entries: readonly [string, number][]): number {
  return entries.reduce((sum, [, n]) => sum + n, 0);
}

function readable(value: number): string {
  return String(Number(value.toPrecision(4)));
}
