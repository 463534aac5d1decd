import type { Estimate } from './estimate';

/** Rows by label and by decision at the threshold. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** How well scores predict a label of 0 and 1. */
export interface ClassificationMetrics {
  readonly rows: number;
  /** Rows with the label 1. */
  readonly positives: number;
  readonly auc: Estimate;
  /** `null` when the score of no row reaches the threshold. */
  readonly precision: Estimate | null;
  readonly recall: Estimate;
  readonly f1: Estimate;
  readonly accuracy: Estimate;
  /** Mean squared difference of score and label. */
  readonly brier: number;
  /** Expected calibration error over ten bins of equal width. */
  readonly calibrationError: number;
  readonly confusion: Confusion;
}
