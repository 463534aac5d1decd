import { chiSquaredQuantile } from '../distributions/chi-squared';
import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';

/**
 * Divergence that sampling alone exceeds with the probability `noiseRate`, of those that grow with the squared differences of the shares.
 *
 * Without drift, `curvature` x n m / (n + m) x divergence is in the limit of many rows a bin chi-squared with (bins - 1) degrees of freedom,
 * as every f-divergence of two multinomial samples is (Salicru, Morales, Menendez and Pardo, Journal of Multivariate Analysis 51, 1994).
 */
export function divergenceFloor(bins: readonly BinPair[], curvature: number, noiseRate: number): number {
  const { baseline, live } = binTotals(bins);
  return bins.length < 2 ? 0 : (chiSquaredQuantile(noiseRate, bins.length - 1) * (1 / baseline + 1 / live)) / curvature;
}
