import type { BinPair } from '../bin-pair';
import { binTotals } from '../bin-pair';
import type { CountedColumn } from '../counted-column';
import { divergenceFloor } from '../divergence-floor';
import type { DriftMethod, Measurement } from '../measurement';

/** Added to the rows of each bin, so that an empty bin has a finite logarithm. */
const PSEUDO_COUNT = 0.5;

/**
 * Population stability index: the sum over bins of (q - p) ln(q / p) with the baseline's share p and the live share q. In nats; 0 for equal
 * shares, without an upper end. By convention 0.1 is a small shift and 0.2 a large one (Siddiqi, Credit Risk Scorecards, 2006).
 *
 * The shares are (rows + 0.5) / (all rows + 0.5 x bins), the posterior mean under Jeffreys' prior: it moves a share by at most half a row,
 * and a bin that is empty on one side counts by how many rows the other side has there.
 */
export function psi(bins: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(bins);
  const prior = PSEUDO_COUNT * bins.length;
  return bins.reduce((sum, { baseline, live }) => {
    const p = (baseline + PSEUDO_COUNT) / (n + prior);
    const q = (live + PSEUDO_COUNT) / (m + prior);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}

/** PSI. Its noise is chi-squared (Yurdakul, Statistical properties of population stability index, 2018, theorem 3.1). */
export const PSI = {
  label: 'PSI',
  threshold: 0.2,
  measure({ bins, pValue }: CountedColumn, noiseRate: number): Measurement {
    return { score: psi(bins), noiseFloor: divergenceFloor(bins, 1, noiseRate), pValue };
  },
} satisfies DriftMethod;
