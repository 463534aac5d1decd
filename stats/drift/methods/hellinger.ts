import type { BinPair } from '../bin-pair';
import { binTotals } from '../bin-pair';
import { divergenceFloor } from '../divergence-floor';
import type { DriftMethod } from '../measurement';

/** Between close distributions the squared distance is an eighth of the chi-squared distance. */
const CURVATURE = 8;

/**
 * Hellinger distance: sqrt(sum over bins of (sqrt(p) - sqrt(q))^2 / 2) with the baseline's share p and the live share q. Without a unit; 0 for
 * equal shares to 1 for no bin in common. Hellinger, Journal fuer die reine und angewandte Mathematik 136 (1909).
 */
export function hellingerDistance(bins: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(bins);
  return Math.sqrt(bins.reduce((sum, { baseline, live }) => sum + (Math.sqrt(baseline / n) - Math.sqrt(live / m)) ** 2, 0) / 2);
}

/** Hellinger distance; its default threshold is Evidently's and NannyML's. */
export const HELLINGER: DriftMethod = {
  label: 'Hellinger distance',
  threshold: 0.1,
  measure({ bins, pValue }, noiseRate) {
    return {
      score: hellingerDistance(bins),
      noiseFloor: Math.sqrt(divergenceFloor(bins, CURVATURE, noiseRate)),
      pValue,
    };
  },
};
