import type { Estimate } from '../performance/estimate';
import { seededRandom } from './random';
import { resampleCounts } from './resample-counts';

/** How a bootstrap is done. */
export interface BootstrapOptions {
  /** @default 1000 */
  readonly resamples?: number;

  /**
   * Same seed, same intervals.
   *
   * @default 1
   */
  readonly seed?: number;
}

/**
 * Statistics of counted rows, each with its 95 % percentile interval of the bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993, section 13.3): the 2.5 % and the 97.5 % quantile of the statistic over resamples of the rows, values that may be infinite.
 *
 * A distance that is near 0 is larger in nearly every resample; its interval is stretched to hold the value.
 */
export function bootstrap<Name extends string>(
  counts: readonly number[],
  statistics: (counts: readonly number[]) => Readonly<Record<Name, number>>,
  { resamples = 1000, seed = 1 }: BootstrapOptions = {},
): Record<Name, Estimate> {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () => statistics(resampleCounts(random, counts)));
  const estimates = Object.entries(statistics(counts)).map(([name, value]) => {
    const sorted = Float64Array.from(drawn, (resample) => resample[name as Name]).sort();
    return [name, around(value as number, sorted)] as const;
  });
  return Object.fromEntries(estimates) as Record<Name, Estimate>;
}

/** The quantiles are the order statistics next outside. */
function around(value: number, sorted: Float64Array): Estimate {
  const last = sorted.length - 1;
  const [lower = value, upper = value] = [sorted[Math.floor(0.025 * last)], sorted[Math.ceil(0.975 * last)]];
  return { value, lower: Math.min(lower, value), upper: Math.max(upper, value) };
}
