import { BiasCounter } from '../../stats/bias/bias-cells';
import type { BiasMetrics } from '../../stats/bias/bias-metrics';
import { biasMetrics } from '../../stats/bias/bias-metrics';
import { flipTest } from '../../stats/bias/flip-test';
import type { GroupThresholds, ScoredFacet } from '../../stats/bias/group-thresholds';
import { groupThresholds } from '../../stats/bias/group-thresholds';
import type { Reweighing } from '../../stats/bias/reweighing';
import { reweighing } from '../../stats/bias/reweighing';
import type { BiasRow } from './bias-rows';

/** Bias of the rows of a file, and what mends it. */
export interface BiasResult extends BiasMetrics {
  readonly mitigation: {
    readonly reweighing: Reweighing;
    /** Only with scores. */
    readonly thresholds?: GroupThresholds;
  };
}

/** Measures the bias of rows of both facets; the flip test needs features, thresholds need scores and both labels in each facet. */
export function biasResult(rows: readonly BiasRow[], threshold: number): BiasResult {
  const [first] = rows;
  const scored = first !== undefined && first.score !== null;
  // Scores alone decide too.
  const decided = rows.map((row) => (row.predicted === null && row.score !== null ? { ...row, predicted: row.score >= threshold } : row));
  const counter = new BiasCounter();
  for (const { group, disadvantaged, label, positive, predicted } of decided) {
    counter.add({ group, disadvantaged, label, positive, predicted });
  }
  const cells = counter.cells();
  const { preTraining, postTraining } = biasMetrics(cells);
  const facets = [decided.filter(({ disadvantaged }) => !disadvantaged), decided.filter(({ disadvantaged }) => disadvantaged)] as const;
  const flips =
    first !== undefined && first.features.length > 0 && 'DPPL' in postTraining ? { FT: flipTest(...map(facets, predictedRows)) } : {};
  const mendable = scored && facets.every((facet) => facet.some(({ positive }) => positive) && facet.some(({ positive }) => !positive));
  return {
    preTraining,
    postTraining: { ...postTraining, ...flips },
    mitigation: {
      reweighing: reweighing(cells),
      ...(mendable && { thresholds: groupThresholds(...map(facets, scoredFacet), threshold) }),
    },
  };
}

function predictedRows(rows: readonly BiasRow[]): { features: Float64Array[]; predicted: boolean[] } {
  return { features: rows.map(({ features }) => features), predicted: rows.map(({ predicted }) => predicted === true) };
}

function scoredFacet(rows: readonly BiasRow[]): ScoredFacet {
  return {
    labels: Uint8Array.from(rows, ({ positive }) => (positive ? 1 : 0)),
    scores: Float64Array.from(rows, ({ score }) => score ?? NaN),
  };
}

function map<From, To>([a, d]: readonly [From, From], to: (facet: From) => To): [To, To] {
  return [to(a), to(d)];
}
