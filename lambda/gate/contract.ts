import type { AucDifference } from '../../stats/performance/auc';
import type { ClassificationMetrics } from '../../stats/performance/classification-metrics';

/** Thresholds of the model's spec (`GateSpec`). */
export interface GateLimits {
  readonly minAuc: number;
  readonly maxCalibrationError: number;
  readonly maxAucLoss: number;
  readonly minTrainingRows: number;
}

/** Input of the function, which needs no environment and no permission. */
export interface GateInput {
  readonly gates: GateLimits;
  /** Rows of the training split. */
  readonly trainingRows: number;
  readonly challenger: ClassificationMetrics;
  /** Both with a champion, both absent without. */
  readonly champion?: ClassificationMetrics;
  readonly difference?: AucDifference;
}

/** Whether the challenger is registered. */
export interface GateDecision {
  readonly passed: boolean;
  /** Every broken rule with its numbers, or why it passed. */
  readonly reason: string;
}
