import type { Anomaly } from './anomaly';
import { outside } from './anomaly';

/** Options of the two detectors that take the history as normal. */
export interface NormalOptions {
  /** Standard deviations from the mean that are still no anomaly. @default 3 */
  readonly deviations?: number;
}

/** Options of `onlineNormal`. */
export interface OnlineNormalOptions extends NormalOptions {
  /** Points at the start that only teach. @default 7 */
  readonly warmUp?: number;
}

/**
 * Points beyond mean ± k standard deviations of the points before them that were no anomalies themselves.
 *
 * Mean and variance are Welford's running ones (Technometrics 4, 1962), the variance with n − 1. The point that is judged is not
 * in them: with the point inside, as in Deequ's OnlineNormalStrategy, no value can be further than (n − 1)/√n deviations away.
 * A level that shifts for good is an anomaly at every point; use `batchNormal` with a newer history then.
 */
export function onlineNormal(series: readonly number[], options: OnlineNormalOptions = {}): Anomaly[] {
  const { deviations = 3, warmUp = 7 } = options;
  const seen = { count: 0, mean: 0, m2: 0 };
  return series.flatMap((value, index) => {
    const limits = index < Math.max(warmUp, 2) ? { lower: -Infinity, upper: Infinity } : around(seen, deviations);
    const anomalies = outside(index, value, limits.lower, limits.upper);
    if (anomalies.length === 0) {
      const change = value - seen.mean;
      seen.count += 1;
      seen.mean += change / seen.count;
      seen.m2 += change * (value - seen.mean);
    }
    return anomalies;
  });
}

/**
 * Points from `from` on that lie beyond mean ± k standard deviations of the points before `from`.
 *
 * Source: Deequ, BatchNormalStrategy without the interval itself. Fails when fewer than two points come before `from`.
 */
export function batchNormal(series: readonly number[], from: number, options: NormalOptions = {}): Anomaly[] {
  const history = series.slice(0, from);
  if (history.length < 2) {
    throw new Error(`from must leave at least 2 points of history, got ${from}`);
  }
  const mean = history.reduce((sum, value) => sum + value, 0) / history.length;
  const m2 = history.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const { lower, upper } = around({ count: history.length, mean, m2 }, options.deviations ?? 3);
  return series.slice(from).flatMap((value, i) => outside(from + i, value, lower, upper));
}

function around({ count, mean, m2 }: { count: number; mean: number; m2: number }, deviations: number): { lower: number; upper: number } {
  const width = deviations * Math.sqrt(m2 / (count - 1));
  return { lower: mean - width, upper: mean + width };
}
