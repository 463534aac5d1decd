import type { BatchPlan } from '../shared/batch/plan';

/** Environment of the function. */
export const ENV = {
  ENVIRONMENT: 'ENVIRONMENT',
  MODEL: 'MODEL',
  FEATURES_BUCKET: 'FEATURES_BUCKET',
} as const;

/** A batch whose ranges are done. */
export interface CommitRequest {
  readonly plan: BatchPlan;
  /** Manifest that the distributed map's result writer has left; absent when there was no range. */
  readonly resultsKey?: string;
  /** Time of the run: the metrics' time stamp. */
  readonly time: string;
}

/** Names of the metrics, in namespace `Plumbline` with the dimensions `Environment` and `Model`. */
export const METRICS = { IN: 'RecordsIn', SCORED: 'RecordsScored', QUARANTINED: 'RecordsQuarantined' } as const;
