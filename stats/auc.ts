import type { Estimate } from './estimate';

/** How far apart two AUCs on the same rows are. */
export interface AucDifference {
  /** First less second. */
  readonly auc: Estimate;
  /** Two-sided, of the hypothesis that both are equal. */
  readonly pValue: number;
}
