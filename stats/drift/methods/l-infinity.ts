import { normalQuantile } from '../../distributions/normal';
import type { BinPair } from '../bin-pair';
import { binTotals } from '../bin-pair';
import type { CountedColumn } from '../counted-column';
import type { DriftMethod, Measurement } from '../measurement';
import { KOLMOGOROV_SMIRNOV } from './kolmogorov-smirnov';

/** Largest difference of a bin's shares. Without a unit, 0 to 1. */
export function largestShareDifference(bins: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(bins);
  return bins.reduce((largest, { baseline, live }) => Math.max(largest, Math.abs(baseline / n - live / m)), 0);
}

/** As Deequ's `LInfinity`: of a numeric column the largest difference of the distribution functions, of another that of a bin's shares. */
export const L_INFINITY: DriftMethod = {
  label: 'L-infinity distance',
  threshold: 0.1,
  measure: (column, noiseRate) => KOLMOGOROV_SMIRNOV.measure(column, noiseRate) ?? ofBins(column, noiseRate),
};

/** The noise floor is Bonferroni's: without drift each bin's difference is normal, with a deviation of at most the largest one. */
function ofBins({ bins, pValue, rows }: CountedColumn, noiseRate: number): Measurement {
  const shares = bins.map(({ baseline, live }) => (baseline + live) / (rows.baseline + rows.live));
  const variance = Math.max(...shares.map((share) => share * (1 - share))) * (1 / rows.baseline + 1 / rows.live);
  return { score: largestShareDifference(bins), noiseFloor: normalQuantile(noiseRate / (2 * bins.length)) * Math.sqrt(variance), pValue };
}
