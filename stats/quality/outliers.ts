import type { ColumnProfile } from '../profile/column-profile';
import type { OrderedCount } from '../profile/ordered-counts';
import { orderedCounts } from '../profile/ordered-counts';
import { extremes } from './extremes';

/** Interquartile ranges from the quartile to Tukey's outer fence, beyond which a value is "far out". */
const FENCE = 3;
/** Standard deviations of a normal distribution in a median absolute deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_DEVIATION = 1.482602218505602;

/** Numbers of a column far from the others of the baseline. */
export interface Outliers {
  readonly column: string;
  /** Fences: the baseline's quartiles moved outwards by 3 interquartile ranges. */
  readonly lower: number;
  readonly upper: number;
  /** Share of the numbers beyond the fences, from 0 to 1. */
  readonly baseline: number;
  readonly live: number;
  /** The live number that is furthest from the baseline's median. */
  readonly extreme: number;
  /** Its distance from the median in standard deviations, estimated by the median absolute deviation; `null` when that is 0. */
  readonly z: number | null;
}

/**
 * How many live numbers lie beyond Tukey's outer fences of the baseline, and how far the furthest is.
 *
 * Sources: Tukey, "Exploratory Data Analysis" (1977), 2D; Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993): |z| above 3.5
 * is one. Quantiles are exact while the profile has the values, else within an interval of its table (0.1 %). `null` unless both have
 * numbers, and when half of the baseline's are one value, which gives no scale.
 */
export function outliers(baseline: ColumnProfile, live: ColumnProfile): Outliers | null {
  const [before, now] = [orderedCounts(baseline).map(centred), orderedCounts(live)];
  const found = extremes(live);
  if (before.length === 0 || now.length === 0 || found === null) {
    return null;
  }
  const [q1, median, q3] = [quantile(before, 0.25), quantile(before, 0.5), quantile(before, 0.75)];
  if (q1 === q3) {
    return null;
  }
  const [lower, upper] = [q1 - FENCE * (q3 - q1), q3 + FENCE * (q3 - q1)];
  const distances = before.map(({ value, rows }) => ({ value: Math.abs(value - median), rows })).sort((a, b) => a.value - b.value);
  const deviation = MAD_TO_DEVIATION * quantile(distances, 0.5);
  const extreme = median - found.lowest > found.highest - median ? found.lowest : found.highest;
  const beyond = (counts: readonly ValueRows[]): number => shareWhere(counts, (value) => value < lower || value > upper);
  return {
    column: baseline.name,
    lower,
    upper,
    baseline: beyond(before),
    live: beyond(now.map(centred)),
    extreme,
    z: deviation > 0 ? (extreme - median) / deviation : null,
  };
}

interface ValueRows {
  readonly value: number;
  readonly rows: number;
}

function centred({ lower, upper, rows }: OrderedCount): ValueRows {
  return { value: lower === upper ? lower : lower / 2 + upper / 2, rows };
}

/** Smallest value with at least this share of the rows at or below it. */
function quantile(counts: readonly ValueRows[], share: number): number {
  const total = counts.reduce((sum, { rows }) => sum + rows, 0);
  let seen = 0;
  return counts.find(({ rows }) => (seen += rows) >= share * total)?.value ?? NaN;
}

function shareWhere(counts: readonly ValueRows[], where: (value: number) => boolean): number {
  const total = counts.reduce((sum, { rows }) => sum + rows, 0);
  return counts.reduce((sum, { value, rows }) => sum + (where(value) ? rows : 0), 0) / total;
}
