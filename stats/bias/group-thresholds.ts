import type { Labels } from '../performance/auc';
import type { ThresholdPoint } from '../performance/threshold-curves';
import { thinned, thresholdCurve } from '../performance/threshold-curves';

/** Scored and labelled rows of one facet. */
export interface ScoredFacet {
  readonly labels: Labels;
  readonly scores: Float64Array;
}

/** What both facets shall have alike. */
export type ThresholdCriterion = 'positive-rate' | 'recall';

/** Decisions at a threshold for each facet. */
export interface FacetDecisions {
  readonly thresholds: { readonly advantaged: number; readonly disadvantaged: number };
  /** Of all rows. */
  readonly accuracy: number;
  /** The criterion's value in the facet a less that in the facet d: DPPL or RD. */
  readonly gap: number;
}

/** Thresholds that mend a gap, and what they cost. */
export interface GroupThresholds {
  readonly criterion: ThresholdCriterion;
  readonly before: FacetDecisions;
  readonly after: FacetDecisions;
  /** Accuracy that is given up for the criterion: the highest that thresholds for each facet reach without it, less that after; from 0. */
  readonly accuracyCost: number;
}

/** Thresholds that are tried in each facet: steps of half a percent of its different scores. */
const THRESHOLDS = 201;

/** How a search is done. */
export interface GroupThresholdOptions {
  /** @default 'positive-rate' */
  readonly criterion?: ThresholdCriterion;

  /**
   * Largest gap that remains.
   *
   * @default 0.01
   */
  readonly tolerance?: number;
}

/**
 * The threshold for each facet that gives the highest accuracy while the criterion differs by at most the tolerance (Hardt, Price and Srebro,
 * NeurIPS 2016, without their randomization); the smallest gap where none is that small. Throws unless each facet has both labels.
 */
export function groupThresholds(
  advantaged: ScoredFacet,
  disadvantaged: ScoredFacet,
  threshold: number,
  { criterion = 'positive-rate', tolerance = 0.01 }: GroupThresholdOptions = {},
): GroupThresholds {
  const [a, d] = [facetCurve('advantaged', advantaged), facetCurve('disadvantaged', disadvantaged)];
  const decide = (atA: ThresholdPoint, atD: ThresholdPoint): FacetDecisions => ({
    thresholds: { advantaged: atA.threshold, disadvantaged: atD.threshold },
    accuracy: (a.right(atA) + d.right(atD)) / (a.rows + d.rows),
    gap: a.criterion(atA, criterion) - d.criterion(atD, criterion),
  });
  const before = { ...decide(a.at(threshold), d.at(threshold)), thresholds: { advantaged: threshold, disadvantaged: threshold } };
  const pairs = a.tried.flatMap((atA) => d.tried.map((atD) => decide(atA, atD)));
  const after = pairs.reduce((best, pair) => (better(pair, best, tolerance) ? pair : best));
  const highest = pairs.reduce((best, { accuracy }) => Math.max(best, accuracy), 0);
  return { criterion, before, after, accuracyCost: highest - after.accuracy };
}

function better(pair: FacetDecisions, best: FacetDecisions, tolerance: number): boolean {
  const [excess, least] = [pair, best].map(({ gap }) => Math.max(0, Math.abs(gap) - tolerance)) as [number, number];
  return excess === least ? pair.accuracy > best.accuracy : excess < least;
}

interface FacetCurve {
  readonly rows: number;
  readonly tried: readonly ThresholdPoint[];
  at(threshold: number): ThresholdPoint;
  right(point: ThresholdPoint): number;
  criterion(point: ThresholdPoint, criterion: ThresholdCriterion): number;
}

function facetCurve(name: string, { labels, scores }: ScoredFacet): FacetCurve {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) {
    throw new Error(`the ${name} facet must have both labels, got ${positives} with 1 and ${negatives} with 0`);
  }
  const curve = thresholdCurve(labels, scores);
  return {
    rows: labels.length,
    tried: thinned(curve, THRESHOLDS),
    at: (threshold) => curve.findLast((point) => point.threshold >= threshold) as ThresholdPoint,
    right: ({ truePositives, falsePositives }) => truePositives + negatives - falsePositives,
    criterion: (point, criterion) => (criterion === 'recall' ? point.recall : (point.truePositives + point.falsePositives) / labels.length),
  };
}
