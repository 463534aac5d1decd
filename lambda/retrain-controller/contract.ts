/** Environment of the function. */
export const ENV = {
  ENVIRONMENT: 'ENVIRONMENT',
  MODEL: 'MODEL',
  DATASET: 'DATASET',
  LEDGER_TABLE: 'LEDGER_TABLE',
  DECISIONS_TABLE: 'DECISIONS_TABLE',
  TRAINING_STATE_MACHINE: 'TRAINING_STATE_MACHINE',
  MODEL_PACKAGE_PARAMETER: 'MODEL_PACKAGE_PARAMETER',
  /** JSON of `RetrainingPolicy`. */
  POLICY: 'POLICY',
} as const;

/** When the platform may train again by itself. */
export interface RetrainingPolicy {
  /** Shortest time between two trainings, in hours. */
  readonly cooldownHours: number;
  /** Fewest labelled rows since the live model's training range. */
  readonly minNewRows: number;
  /** Length of the training range, in days. */
  readonly trainingDays: number;
  /** Limit of what retraining may cost in a calendar month, in US dollars. */
  readonly monthlyBudgetUsd: number;
  /** What a training costs when it runs as long as it may, in US dollars. */
  readonly trainingCostUsd: number;
}

/** Why and when a retraining is asked for: an alarm's event, or a request by hand. */
export interface RetrainRequest {
  readonly time: string;
  /** What asks, in words: the alarm's name and reason, or a person's. */
  readonly trigger: string;
}

/** A decision as it is recorded. */
export interface RetrainDecision {
  readonly model: string;
  readonly at: string;
  readonly decision: 'started' | 'refused';
  readonly reason: string;
  readonly trigger: string;
  readonly executionArn?: string;
  /** Estimated cost of the training that was started, in US dollars. */
  readonly estimatedCostUsd?: number;
}

/** Metrics by environment and model: the month's estimated cost of retraining, this decision included. */
export const METRICS = { RETRAINING_SPEND_USD: 'RetrainingSpendUsd' } as const;
