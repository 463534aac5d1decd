import type { Calibration } from '../../stats/performance/calibration';
import type { CollectedLabels, JoinedDay } from '../../stats/performance/joined-days';
import type { ScoreQuality } from '../../stats/performance/score-quality';

/** Environment of the function. */
export const ENV = {
  ENVIRONMENT: 'ENVIRONMENT',
  MODEL: 'MODEL',
  BUCKET: 'BUCKET',
  MIN_AUC: 'MIN_AUC',
  MIN_LABELS: 'MIN_LABELS',
  HORIZON_DAYS: 'HORIZON_DAYS',
} as const;

/** Limits of a verdict. */
export interface QualityLimits {
  /** Area under the ROC curve below which a day is poor. */
  readonly minAuc: number;
  /** Fewest labelled rows of a day for a verdict. */
  readonly minLabels: number;
}

/** What the joins of one night found. */
export interface JoinedWindow {
  /** Newest day of predictions, `YYYY-MM-DD`. */
  readonly window: string;
  /** Time of the run: the metrics' time stamp. */
  readonly time: string;
  /** Keys of what the joins found. */
  readonly parts: readonly string[];
}

/** How good a day's predictions were, as far as is known. A day without labels is not good: there is not enough data. */
export type QualityVerdict = 'good' | 'poor' | 'not-enough-data';

/** `reports/<model>/<day>/quality.json`. */
export interface QualityReport {
  readonly version: 1;
  /** Day of the predictions. */
  readonly window: string;
  /** 1 for the first report of a day; one more each time that late labels changed it. */
  readonly revision: number;
  readonly verdict: QualityVerdict;
  readonly reason: string;
  readonly limits: QualityLimits;
  readonly predictions: JoinedDay['predictions'];
  /** With the share of the predicted rows that are labelled. */
  readonly labels: JoinedDay['labels'] & { readonly coverage: number };
  /** What was collected on this day, for whichever day; `null` when no run looked at it on the night after. */
  readonly collected: CollectedLabels | null;
  /** With 95 % intervals; `null` without enough data. */
  readonly metrics: Omit<ScoreQuality, 'calibration'> | null;
  readonly calibration: Calibration | null;
}

/** Result of a night. */
export interface QualityRun {
  readonly window: string;
  readonly verdict: QualityVerdict;
  readonly reason: string;
  readonly auc: number | null;
  readonly labelledRows: number;
  readonly reportKey: string;
  /** Days whose report is new or has changed. */
  readonly changed: readonly string[];
}

/** Names of the metrics, in namespace `Plumbline` with the dimensions `Environment` and `Model`. */
export const METRICS = { AUC: 'Auc', F1: 'F1', LABELLED_ROWS: 'LabelledRows' } as const;
