import type { FeaturePart, ScoringRows, TrainingSnapshot } from '../shared/feature-manifest';

/** Environment of the function. */
export const ENV = {
  CURATED_BUCKET: 'CURATED_BUCKET',
  FEATURES_BUCKET: 'FEATURES_BUCKET',
} as const;

/** What of a model's spec makes its features. */
export interface FeatureSource {
  readonly model: string;
  readonly dataset: string;
  /** Column of 0 and 1. */
  readonly label: string;
  /** Names of the features, in the order of the model's input. */
  readonly features: readonly string[];
  /** The text of `features.sql`. */
  readonly sql: string;
}

/** A range of days to compute the features of; `from` included, `to` not, both `YYYY-MM-DD`. */
export interface FeatureRequest {
  readonly mode: 'train' | 'score';
  readonly from: string;
  readonly to: string;
  /** Last days of the range, held out; needed in mode `train`. */
  readonly testDays?: number;
  /** Days before them, which stop the training; needed in mode `train`. */
  readonly validationDays?: number;
}

/** Input of the function. */
export interface PlanInput {
  readonly request: FeatureRequest;
  readonly source: FeatureSource;
  /** Name of the execution: a place for its files of its own. */
  readonly attempt: string;
}

/** A part to compute. */
export interface PlannedPart extends Pick<FeaturePart, 'name' | 'from' | 'to' | 'prefix'> {
  /** The UNLOAD statement. */
  readonly query: string;
}

/** What the workflow does next. */
export interface FeaturePlan {
  readonly id: string;
  readonly mode: FeatureRequest['mode'];
  readonly model: string;
  readonly from: string;
  readonly to: string;
  readonly prefix: string;
  readonly manifestKey: string;
  readonly missingDays: readonly string[];
  readonly parts: readonly PlannedPart[];
  /** Result of an earlier run on the same SQL, ranges and rows, which makes this one superfluous. */
  readonly existing?: TrainingSnapshot | ScoringRows;
}
