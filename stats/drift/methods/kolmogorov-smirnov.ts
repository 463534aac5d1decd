import { kolmogorovQuantile, kolmogorovTail } from '../../distributions/kolmogorov';
import type { PairedCount } from '../../profile/ordered-counts';
import type { CountedColumn } from '../counted-column';
import type { DriftMethod } from '../measurement';

/**
 * Kolmogorov-Smirnov distance: the largest difference of the shares of rows at or below a value. Without a unit, 0 to 1.
 *
 * Rows without a number (missing, or a text) count as above every number, so that the distance is at least the change of their share; without
 * such rows it is SciPy's `ks_2samp` statistic.
 */
export function kolmogorovSmirnovDistance(numbers: readonly PairedCount[], rows: CountedColumn['rows']): number {
  let largest = 0;
  let baseline = 0;
  let live = 0;
  for (const pair of numbers) {
    baseline += pair.baseline;
    live += pair.live;
    largest = Math.max(largest, Math.abs(baseline / rows.baseline - live / rows.live));
  }
  return largest;
}

/** Kolmogorov-Smirnov, for numeric columns. Noise by the limit law of the distance, which is conservative where values repeat. */
export const KOLMOGOROV_SMIRNOV: DriftMethod = {
  label: 'Kolmogorov-Smirnov distance',
  threshold: 0.1,
  measure({ numbers, rows }, noiseRate) {
    if (numbers === null) {
      return null;
    }
    const score = kolmogorovSmirnovDistance(numbers, rows);
    const spread = Math.sqrt(1 / rows.baseline + 1 / rows.live);
    return { score, noiseFloor: kolmogorovQuantile(noiseRate) * spread, pValue: kolmogorovTail(score / spread) };
  },
};
