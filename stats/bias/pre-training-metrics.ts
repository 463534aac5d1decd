import type { BiasTally } from './bias-tally';
import { conditionalDisparity } from './demographic-disparity';
import { divide } from './divide';

/** Short names, as in SageMaker Clarify, of the metrics of labels. */
export type PreTrainingMetric = 'CI' | 'DPL' | 'KL' | 'JS' | 'LP' | 'TVD' | 'KS' | 'CDDL';

/**
 * Bias of a data set's labels (SageMaker Developer Guide, "Pre-training Bias Metrics"); q is a facet's share of favourable labels, P(y) its share
 * of the label y. A label that one facet never has counts with the share 0, so that a divergence from it is infinite.
 *
 * - `CI` class imbalance, from -1 to 1: (n_a - n_d) / (n_a + n_d).
 * - `DPL` difference in proportions of labels, from -1 to 1: q_a - q_d.
 * - `KL` Kullback-Leibler divergence in nats, from 0: the sum of P_a ln(P_a / P_d).
 * - `JS` Jensen-Shannon divergence in nats, from 0 to ln 2: the mean of both facets' KL from the mean of P_a and P_d.
 * - `LP` L2 norm of P_a - P_d, from 0 to √2; `TVD` total variation distance, half their L1 norm, from 0 to 1; `KS` their largest distance, from 0 to 1.
 * - `CDDL` conditional demographic disparity of the labels, from -1 to 1; `null` without groups.
 */
export function preTrainingMetrics({ a, d, labels, groups }: BiasTally): Record<PreTrainingMetric, number | null> {
  const shares = labels.map((rows) => ({ a: divide(rows.a, a.rows), d: divide(rows.d, d.rows) }));
  const distances = shares.map((share) => Math.abs(share.a - share.d));
  const middle = (share: { a: number; d: number }): number => (share.a + share.d) / 2;
  return {
    CI: divide(a.rows - d.rows, a.rows + d.rows),
    DPL: divide(a.positives, a.rows) - divide(d.positives, d.rows),
    KL: sum(shares.map((share) => divergence(share.a, share.d))),
    JS: sum(shares.map((share) => (divergence(share.a, middle(share)) + divergence(share.d, middle(share))) / 2)),
    LP: Math.sqrt(sum(distances.map((distance) => distance ** 2))),
    TVD: sum(distances) / 2,
    KS: Math.max(...distances),
    CDDL: groups.length === 0 ? null : conditionalDisparity(groups.map((group) => group.labels)),
  };
}

function divergence(share: number, from: number): number {
  return share === 0 ? 0 : share * Math.log(share / from);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
