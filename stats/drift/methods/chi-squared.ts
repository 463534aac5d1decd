import type { BinPair } from '../bin-pair';
import { binTotals } from '../bin-pair';
import { divergenceFloor } from '../divergence-floor';
import type { DriftMethod } from '../measurement';

/** Between close distributions the squared effect size is a quarter of the chi-squared distance. */
const CURVATURE = 4;

/**
 * Effect size: Cramer's V of the table with both samples weighted alike, sqrt(sum over bins of (p - q)^2 / (p + q) / 2) with the baseline's
 * share p and the live share q. Without a unit; 0 for equal shares to 1 for no bin in common. Equal to Cramer's V (Mathematical Methods of
 * Statistics, 1946, section 21.9) when both samples have as many rows; unlike it, it does not shrink when the baseline is the larger one.
 */
export function balancedCramersV(bins: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(bins);
  return Math.sqrt(
    bins.reduce((sum, { baseline, live }) => {
      const p = baseline / n;
      const q = live / m;
      return sum + (p - q) ** 2 / (p + q);
    }, 0) / 2,
  );
}

/** Chi-squared: effect size with its p-value. Between close distributions PSI is four times the square of V: 0.2 is a PSI of 0.16. */
export const CHI_SQUARED: DriftMethod = {
  label: "Cramer's V",
  threshold: 0.2,
  measure({ bins, pValue }, noiseRate) {
    return {
      score: balancedCramersV(bins),
      noiseFloor: Math.sqrt(divergenceFloor(bins, CURVATURE, noiseRate)),
      pValue,
    };
  },
};
