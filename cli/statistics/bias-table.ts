import type { Estimate } from '../../stats/performance/estimate';
import type { Reweighing } from '../../stats/bias/reweighing';
import type { GroupThresholds } from '../../stats/bias/group-thresholds';
import { textTable } from '../changes/text-table';
import type { BiasResult } from './bias-result';
import { shown } from './metric-table';

/** What the short names stand for. */
const MEANINGS: Readonly<Record<string, string>> = {
  CI: 'class imbalance',
  DPL: 'difference in proportions of labels',
  KL: 'Kullback-Leibler divergence',
  JS: 'Jensen-Shannon divergence',
  LP: 'L2 norm',
  TVD: 'total variation distance',
  KS: 'Kolmogorov-Smirnov distance',
  CDDL: 'conditional demographic disparity in labels',
  DPPL: 'difference in positive proportions in predictions',
  DI: 'disparate impact (1 is fair)',
  DCA: 'difference in conditional acceptance',
  DCR: 'difference in conditional rejection',
  DAR: 'difference in acceptance rates (precision)',
  DRR: 'difference in rejection rates',
  RD: 'recall difference',
  SD: 'specificity difference',
  AD: 'accuracy difference',
  TE: 'treatment equality',
  CDDPL: 'conditional demographic disparity in predictions',
  FT: 'counterfactual flip test',
  GE: 'generalized entropy',
};

/** Bias to read: a line of each metric, and what mends it. */
export function biasTable({ preTraining, postTraining, mitigation }: BiasResult): string {
  const { reweighing, thresholds } = mitigation;
  return [
    textTable([...lines('labels', preTraining), ...lines('predictions', postTraining)]),
    reweighingLine(reweighing),
    ...(thresholds === undefined ? [] : [thresholdsLine(thresholds)]),
  ].join('\n\n');
}

function lines(of: string, metrics: Readonly<Record<string, Estimate>>): Record<string, string>[] {
  return Object.entries(metrics).map(([metric, { value, lower, upper }]) => ({
    of,
    metric,
    value: shown(value),
    low: shown(lower),
    high: shown(upper),
    meaning: MEANINGS[metric] ?? '',
  }));
}

function reweighingLine({ weights, effectiveRows }: Reweighing): string {
  const rows = weights.reduce((sum, weight) => sum + weight.rows, 0);
  const each = weights.map(
    ({ disadvantaged, positive, weight }) => `facet ${disadvantaged ? 'd' : 'a'} ${positive ? 'positive' : 'negative'} ${shown(weight)}`,
  );
  return `reweighing makes labels independent of the facet: ${each.join(', ')}; it leaves ${Math.round(effectiveRows)} of ${rows} rows' worth`;
}

function thresholdsLine({ before, after, accuracyCost }: GroupThresholds): string {
  const { advantaged, disadvantaged } = after.thresholds;
  return (
    `thresholds of ${shown(advantaged)} for facet a and ${shown(disadvantaged)} for facet d make DPPL ${shown(after.gap)} instead of ${shown(before.gap)}; ` +
    `accuracy is then ${shown(after.accuracy)} instead of ${shown(before.accuracy)}, ${shown(accuracyCost)} below the best without that aim`
  );
}
