import type { BatchResult } from '../shared/batch/manifest';
import type { BatchPlan } from '../shared/batch/plan';

/** Environment of the function. */
export const ENV = {
  MODEL: 'MODEL',
  FEATURES_BUCKET: 'FEATURES_BUCKET',
  /** JSON of what else decides the scores: the fields, the threshold, the engine. */
  SETTINGS: 'SETTINGS',
} as const;

/** A batch to plan. */
export interface BatchRequest {
  /** Names the result: letters, digits, `-` and `_`; the same id again finds what is there. */
  readonly batchId: string;
  /** Prefix in the features bucket: `<model>/score/<id>/…` of a feature run, or `<model>/batch-input/…`. */
  readonly input: string;
  /** The version that scores: it is pinned here. */
  readonly modelPackageArn: string;
}

/** What the workflow does next. */
export interface PlannedBatch extends BatchPlan {
  /** Result of an earlier run of this batch, which makes this one superfluous. */
  readonly existing?: BatchResult;
}
