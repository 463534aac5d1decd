import { chiSquaredQuantile, chiSquaredTail } from '../distributions/chi-squared';
import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';

/** Sampling noise of a divergence between two binned samples. */
export interface BinnedNoise {
  readonly pValue: number;
  /** Divergence that sampling alone exceeds with the given probability. */
  readonly floor: number;
}

/**
 * Noise of a divergence that grows with the squared differences of the shares.
 *
 * Without drift, `curvature` x n m / (n + m) x divergence is in the limit of many rows chi-squared with (bins - 1) degrees of freedom, as every
 * f-divergence of two multinomial samples is (Salicru, Morales, Menendez and Pardo, Journal of Multivariate Analysis 51, 1994).
 */
export function binnedNoise(bins: readonly BinPair[], divergence: number, curvature: number, noiseRate: number): BinnedNoise {
  if (bins.length < 2) {
    return { pValue: 1, floor: 0 };
  }
  const { baseline, live } = binTotals(bins);
  const scale = curvature / (1 / baseline + 1 / live);
  const degrees = bins.length - 1;
  return { pValue: chiSquaredTail(scale * divergence, degrees), floor: chiSquaredQuantile(noiseRate, degrees) / scale };
}
