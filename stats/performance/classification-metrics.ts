import type { Labels } from './auc';
import { aucEstimate } from './auc';
import { calibration } from './calibration';
import type { Estimate } from './estimate';
import { proportion } from './proportion';
import { brierScore } from './score-metrics';

/** Rows by label and by decision at the threshold. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** How well decisions at a threshold predict a label of 0 and 1. */
export interface DecisionMetrics {
  readonly rows: number;
  /** Rows with the label 1. */
  readonly positives: number;
  /** `null` when the score of no row reaches the threshold. */
  readonly precision: Estimate | null;
  readonly recall: Estimate;
  readonly f1: Estimate;
  readonly accuracy: Estimate;
  readonly confusion: Confusion;
}

/** How well scores predict a label of 0 and 1. */
export interface ClassificationMetrics extends DecisionMetrics {
  readonly auc: Estimate;
  /** Mean squared difference of score and label (Brier, Monthly Weather Review 78, 1950). */
  readonly brier: number;
  /** Expected calibration error over ten bins of equal width. */
  readonly calibrationError: number;
}

/** Metrics of scores from 0 to 1; a score at the threshold or above predicts the label 1. Throws unless each class has two rows. */
export function classificationMetrics(labels: Labels, scores: Float64Array, threshold: number): ClassificationMetrics {
  return {
    auc: aucEstimate(labels, scores),
    ...decisionMetrics(confusionAt(labels, scores, threshold)),
    brier: brierScore(labels, scores).value,
    calibrationError: calibration(labels, scores).error,
  };
}

/** Metrics of decisions; throws when no row has the label 1. */
export function decisionMetrics(confusion: Confusion): DecisionMetrics {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = confusion;
  const positives = truePositives + falseNegatives;
  const decided = truePositives + falsePositives;
  const rows = decided + falseNegatives + trueNegatives;
  return {
    rows,
    positives,
    precision: decided === 0 ? null : proportion(truePositives, decided),
    recall: proportion(truePositives, positives),
    f1: f1Estimate(confusion),
    accuracy: proportion(truePositives + trueNegatives, rows),
    confusion,
  };
}

/**
 * F1 with an interval by Wilson's method (Lam, Gopal and Qian, "Confidence Intervals for the F1 Score", arXiv 2309.14621, 2023):
 * F1 = 2 J / (1 + J), and J = TP / (TP + FP + FN) is a proportion, so that the bounds of J give those of F1.
 */
function f1Estimate({ truePositives, falsePositives, falseNegatives }: Confusion): Estimate {
  const { value, lower, upper } = proportion(truePositives, truePositives + falsePositives + falseNegatives);
  const f1 = (jaccard: number): number => (2 * jaccard) / (1 + jaccard);
  return { value: f1(value), lower: f1(lower), upper: f1(upper) };
}

/** Counts the decisions of scores at a threshold. */
export function confusionAt(labels: Labels, scores: Float64Array, threshold: number): Confusion {
  // By decision and label: true and false negatives, false and true positives.
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const [row, score] of scores.entries()) {
    counts[((score >= threshold ? 2 : 0) + (labels[row] ?? 0)) as 0 | 1 | 2 | 3] += 1;
  }
  const [trueNegatives, falseNegatives, falsePositives, truePositives] = counts;
  return { truePositives, falsePositives, falseNegatives, trueNegatives };
}
