import type { Estimate } from '../performance/estimate';
import type { BootstrapOptions } from '../resampling/bootstrap';
import { bootstrap } from '../resampling/bootstrap';
import type { BiasCell } from './bias-cells';
import { biasTally } from './bias-tally';
import type { PostTrainingMetric } from './post-training-metrics';
import { postTrainingMetrics } from './post-training-metrics';
import type { PreTrainingMetric } from './pre-training-metrics';
import { preTrainingMetrics } from './pre-training-metrics';

/** Metrics of bias by short name; one that the data do not define is left out. */
export interface BiasMetrics {
  /** Of the labels. `CDDL` only with groups. */
  readonly preTraining: Readonly<Partial<Record<PreTrainingMetric, Estimate>>>;
  /** Of the predictions, empty without them. `CDDPL` only with groups, `FT` only with features. */
  readonly postTraining: Readonly<Partial<Record<PostTrainingMetric | 'FT', Estimate>>>;
}

/**
 * All metrics of bias that counts tell, with the 95 % percentile intervals of a seeded bootstrap of the rows. Values and bounds may be infinite.
 *
 * Throws unless both facets have a row.
 */
export function biasMetrics(cells: readonly BiasCell[], options?: BootstrapOptions): BiasMetrics {
  const counts = cells.map(({ rows }) => rows);
  const { a, d } = biasTally(cells, counts);
  if (a.rows === 0 || d.rows === 0) {
    throw new Error(`both facets must have a row, got ${a.rows} and ${d.rows}`);
  }
  const predicted = cells.every((cell) => cell.predicted !== null);
  const stages = bootstrap(
    counts,
    (resampled) => {
      const tally = biasTally(cells, resampled);
      return { ...defined(preTrainingMetrics(tally)), ...(predicted ? defined(postTrainingMetrics(tally)) : {}) };
    },
    options,
  );
  const names = new Set(Object.keys(preTrainingMetrics(biasTally(cells, counts))));
  const pick = (pre: boolean): Record<string, Estimate> =>
    Object.fromEntries(Object.entries(stages).filter(([name]) => names.has(name) === pre));
  return { preTraining: pick(true), postTraining: pick(false) };
}

function defined(metrics: Readonly<Record<string, number | null>>): Record<string, number> {
  return Object.fromEntries(Object.entries(metrics).filter((entry): entry is [string, number] => entry[1] !== null));
}
