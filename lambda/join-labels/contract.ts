import type { SegmentRange } from '../shared/join-part';

/** Environment of the function. */
export const ENV = {
  BUCKET: 'BUCKET',
  MODEL: 'MODEL',
  DECISION_THRESHOLD: 'DECISION_THRESHOLD',
  HORIZON_DAYS: 'HORIZON_DAYS',
} as const;

/** A share of the join: the inference ids of some segments. */
export interface JoinShare extends SegmentRange {
  /** Newest day of predictions, `YYYY-MM-DD`. */
  readonly window: string;
}
