import type { Confusion } from '../performance/classification-metrics';
import type { BiasTally, FacetTally } from './bias-tally';
import { conditionalDisparity } from './demographic-disparity';
import { difference, divide } from './divide';

/** Short names, as in SageMaker Clarify, of the metrics of predictions, but for the flip test, which needs the features. */
export type PostTrainingMetric = 'DPPL' | 'DI' | 'DCA' | 'DCR' | 'DAR' | 'DRR' | 'RD' | 'SD' | 'AD' | 'TE' | 'CDDPL' | 'GE';

/**
 * Bias of a model's predictions (SageMaker Developer Guide, "Post-training Data and Model Bias Metrics"); n(1) are favourable, n(0) unfavourable
 * labels, n' the same of predictions, q' a facet's share of favourable predictions.
 *
 * - `DPPL` difference in positive proportions of predictions, from -1 to 1: q'_a - q'_d. `DI` disparate impact, from 0, fair at 1: q'_d / q'_a.
 * - `DCA` difference in conditional acceptance: n_a(1) / n'_a(1) - n_d(1) / n'_d(1). `DCR` difference in conditional rejection:
 *   n_d(0) / n'_d(0) - n_a(0) / n'_a(0). Both have no bounds.
 * - `DAR` difference in acceptance rates, a's precision less d's. `DRR` difference in rejection rates, d's negative predictive value less a's.
 *   `RD` recall difference, a's less d's. `SD` specificity difference, d's less a's. `AD` accuracy difference, a's less d's. All from -1 to 1.
 * - `TE` treatment equality, without bounds: FN_d / FP_d - FN_a / FP_a.
 * - `CDDPL` conditional demographic disparity of the predictions, from -1 to 1; `null` without groups.
 * - `GE` generalized entropy index of the benefits b = y' - y + 1 with alpha 2, from 0: half the mean of (b / mean b)² - 1 (Speicher et al.,
 *   KDD 2018); 0 when nobody has a benefit.
 */
export function postTrainingMetrics({ a, d, groups }: BiasTally): Record<PostTrainingMetric, number | null> {
  const [rateA, rateD] = [divide(predictedPositives(a.confusion), a.rows), divide(predictedPositives(d.confusion), d.rows)];
  const gap = (rate: (facet: FacetTally) => number): number => difference(rate(a), rate(d));
  const lead = (rate: (facet: FacetTally) => number): number => difference(rate(d), rate(a));
  return {
    DPPL: rateA - rateD,
    DI: divide(rateD, rateA),
    DCA: gap(({ positives, confusion }) => divide(positives, predictedPositives(confusion))),
    DCR: lead(({ rows, positives, confusion }) => divide(rows - positives, rows - predictedPositives(confusion))),
    DAR: gap(({ confusion }) => divide(confusion.truePositives, predictedPositives(confusion))),
    DRR: lead(({ rows, confusion }) => divide(confusion.trueNegatives, rows - predictedPositives(confusion))),
    RD: gap(({ positives, confusion }) => divide(confusion.truePositives, positives)),
    SD: lead(({ rows, positives, confusion }) => divide(confusion.trueNegatives, rows - positives)),
    AD: gap(({ rows, confusion }) => divide(confusion.truePositives + confusion.trueNegatives, rows)),
    TE: lead(({ confusion }) => divide(confusion.falseNegatives, confusion.falsePositives)),
    CDDPL: groups.length === 0 ? null : conditionalDisparity(groups.map((group) => group.predictions)),
    GE: generalizedEntropy(a, d),
  };
}

function generalizedEntropy(a: FacetTally, d: FacetTally): number {
  const rows = a.rows + d.rows;
  const doubled = a.confusion.falsePositives + d.confusion.falsePositives;
  const without = a.confusion.falseNegatives + d.confusion.falseNegatives;
  const mean = (rows + doubled - without) / rows;
  const meanSquare = (rows + 3 * doubled - without) / rows;
  return mean === 0 ? 0 : (meanSquare / mean ** 2 - 1) / 2;
}

function predictedPositives({ truePositives, falsePositives }: Confusion): number {
  return truePositives + falsePositives;
}
