import type { BinPair } from '../bin-pair';
import { binTotals } from '../bin-pair';
import { divergenceFloor } from '../divergence-floor';
import type { DriftMethod } from '../measurement';

/** Between close distributions the divergence is an eighth of the chi-squared distance. */
const CURVATURE = 8;

/**
 * Jensen-Shannon distance: the square root of the mean of KL(p || mid) and KL(q || mid), with the baseline's shares p, the live shares q and
 * mid = (p + q) / 2. By natural logarithms, so 0 for equal shares to sqrt(ln 2) = 0.8326 for no bin in common; as SciPy's `jensenshannon` and
 * Evidently (the divergence of other tools is its square). Lin, IEEE Transactions on Information Theory 37 (1991).
 */
export function jensenShannonDistance(bins: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(bins);
  const divergence = bins.reduce((sum, { baseline, live }) => {
    const p = baseline / n;
    const q = live / m;
    return sum + (relative(p, (p + q) / 2) + relative(q, (p + q) / 2)) / 2;
  }, 0);
  return Math.sqrt(Math.max(0, divergence));
}

function relative(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log(share / middle);
}

/** Jensen-Shannon distance; its default threshold is Evidently's. */
export const JENSEN_SHANNON: DriftMethod = {
  label: 'Jensen-Shannon distance',
  threshold: 0.1,
  measure({ bins, pValue }, noiseRate) {
    return {
      score: jensenShannonDistance(bins),
      noiseFloor: Math.sqrt(divergenceFloor(bins, CURVATURE, noiseRate)),
      pValue,
    };
  },
};
