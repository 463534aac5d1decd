import type { ProfiledBatch } from '../profile-capture/contract';

/** Environment of the function. */
export const ENV = {
  ENVIRONMENT: 'ENVIRONMENT',
  MODEL: 'MODEL',
  MONITORING_BUCKET: 'MONITORING_BUCKET',
  ARTIFACTS_BUCKET: 'ARTIFACTS_BUCKET',
  MODEL_PACKAGE_PARAMETER: 'MODEL_PACKAGE_PARAMETER',
  DRIFT_THRESHOLD: 'DRIFT_THRESHOLD',
  MIN_ROWS: 'MIN_ROWS',
} as const;

/** The profiles of one day's traffic. */
export interface ProfiledWindow {
  /** Day, `YYYY-MM-DD`. */
  readonly window: string;
  /** Time of the run: the metrics' time stamp. */
  readonly time: string;
  readonly parts: readonly ProfiledBatch[];
}

/** Result of one day's monitoring. */
export interface WindowVerdict {
  readonly window: string;
  readonly verdict: 'drift' | 'no-drift' | 'not-enough-data' | 'no-model';
  readonly score: number;
  readonly column: string | null;
  readonly rows: number;
  readonly unreadable: number;
  readonly reason: string;
  readonly reportKey?: string;
}

/** Names of the metrics, in namespace `Plumbline` with the dimensions `Environment` and `Model`. */
export const METRICS = { DRIFT_SCORE: 'DriftScore', MONITORED_ROWS: 'MonitoredRows' } as const;
