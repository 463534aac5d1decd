/** Environment of the function. */
export const ENV = {
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
}
