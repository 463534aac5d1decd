import { chiSquaredTail } from './distributions/chi-squared';
import type { BinPair } from './shared-bins';

/** Population stability index of two binned samples. */
export interface StabilityIndex {
  /** Zero for equal shares; by convention 0.1 is a small and 0.2 a large shift. */
  readonly psi: number;
  /** Probability of an index at least this large when both samples come from one distribution. */
  readonly pValue: number;
}

/** Added to each bin's count, so that an empty bin has a finite logarithm. */
const PSEUDO_COUNT = 0.5;

/**
 * PSI = sum over bins of (live share - baseline share) * ln(live share / baseline share).
 *
 * Without drift, PSI / (1/n + 1/m) is chi-squared with (bins - 1) degrees of freedom (Yurdakul, "Statistical properties of
 * population stability index", 2018, theorem 3.1). Bins that are empty on both sides do not count.
 */
export function stabilityIndex(bins: readonly BinPair[]): StabilityIndex {
  const used = bins.filter(({ baseline, live }) => baseline + live > 0);
  const n = used.reduce((sum, { baseline }) => sum + baseline, 0);
  const m = used.reduce((sum, { live }) => sum + live, 0);
  if (used.length < 2 || n === 0 || m === 0) {
    return { psi: 0, pValue: 1 };
  }
  const smoothing = PSEUDO_COUNT * used.length;
  const psi = used.reduce((sum, { baseline, live }) => {
    const expected = (baseline + PSEUDO_COUNT) / (n + smoothing);
    const actual = (live + PSEUDO_COUNT) / (m + smoothing);
    return sum + (actual - expected) * Math.log(actual / expected);
  }, 0);
  return { psi, pValue: chiSquaredTail(psi / (1 / n + 1 / m), used.length - 1) };
}
