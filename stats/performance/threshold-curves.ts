import type { Labels } from './auc';
import type { ScoreGroup } from './score-groups';
import { scoreGroups } from './score-groups';

/** What decisions would be worth at one threshold: rows with a score at it or above count as 1. */
export interface ThresholdPoint {
  /** Infinity at the first point, at which no row counts as 1. */
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  /** True positive rate, the height of the ROC curve. */
  readonly recall: number;
  /** The breadth of the ROC curve. */
  readonly falsePositiveRate: number;
  /** 1 where no row counts as 1, as scikit-learn's precision-recall curve has it. */
  readonly precision: number;
  readonly f1: number;
}

/** The ROC and the precision-recall curve: a point for each different score, from the highest threshold to the lowest. */
export function thresholdCurve(labels: Labels, scores: Float64Array): ThresholdPoint[] {
  const groups = scoreGroups(labels, scores);
  const all = groups.reduce((sum, { positives, rows }) => ({ positives: sum.positives + positives, rows: sum.rows + rows }), NONE);
  let above = NONE;
  const points = [thresholdPoint(Infinity, above, all)];
  for (const { score, rows, positives } of groups.reverse()) {
    above = { positives: above.positives + positives, rows: above.rows + rows };
    points.push(thresholdPoint(score, above, all));
  }
  return points;
}

/** The point with the highest F1; the highest threshold among equals. */
export function bestF1(curve: readonly ThresholdPoint[]): ThresholdPoint {
  return curve.reduce((best, point) => (point.f1 > best.f1 ? point : best));
}

/** Area under the precision-recall curve as a sum of steps: the mean precision, weighted by the gain in recall (scikit-learn's average precision). */
export function averagePrecision(curve: readonly ThresholdPoint[]): number {
  return curve.reduce((sum, { recall, precision }, i) => sum + (recall - (curve[i - 1]?.recall ?? 0)) * precision, 0);
}

/** At most `most` points of a curve, at least two, in equal steps along it; both ends are kept. */
export function thinned(curve: readonly ThresholdPoint[], most: number): ThresholdPoint[] {
  const step = Math.max(1, (curve.length - 1) / (most - 1));
  return Array.from({ length: Math.min(most, curve.length) }, (_, i) => curve[Math.round(i * step)] as ThresholdPoint);
}

type Rows = Pick<ScoreGroup, 'rows' | 'positives'>;

const NONE: Rows = { rows: 0, positives: 0 };

function thresholdPoint(threshold: number, above: Rows, all: Rows): ThresholdPoint {
  const truePositives = above.positives;
  const falsePositives = above.rows - above.positives;
  return {
    threshold,
    truePositives,
    falsePositives,
    recall: truePositives / all.positives,
    falsePositiveRate: falsePositives / (all.rows - all.positives),
    precision: above.rows === 0 ? 1 : truePositives / above.rows,
    f1: (2 * truePositives) / (above.rows + all.positives),
  };
}
