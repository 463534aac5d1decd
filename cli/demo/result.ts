/** One replayed day. */
export interface DayResult {
  readonly date: string;
  /** The day's highest drift score; `null` when there was not enough data. */
  readonly drift: number | null;
  /** Column with that score. */
  readonly column: string | null;
  /** Drift score of each monitored column; empty when there was not enough data. */
  readonly scores: Readonly<Record<string, number>>;
  /** The drift alarm's state after the day. */
  readonly driftAlarm: boolean;
  readonly predictions: number;
  /** How good the day's predictions were, by their labels; `null` when there were not enough. */
  readonly quality: DayQuality | null;
  /** The quality alarm's state after the day was judged. */
  readonly qualityAlarm: boolean;
}

/** Quality of one day's predictions. */
export interface DayQuality {
  readonly auc: number;
  /** Bounds of its 95 % interval. */
  readonly aucLower: number;
  readonly aucUpper: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Something that happened, for the time line. */
export interface TimelineEvent {
  /** Virtual time, ISO 8601. */
  readonly time: string;
  readonly kind: 'deployment' | 'alarm' | 'retraining' | 'rollback';
  readonly text: string;
}

/** What the auditor found in the record of model changes. */
export interface AuditResult {
  readonly records: number;
  /** Nobody has changed, deleted, inserted or reordered a record. */
  readonly intact: boolean;
  /** The first record that is not what it was. */
  readonly broken?: string;
}

/** What the demo found; written by `--json`. */
export interface DemoResult {
  /** Rows of all delivered files: January, the replayed days and the week that the batch scores. */
  readonly rows: { readonly in: number; readonly good: number; readonly quarantined: number };
  readonly training: { readonly auc: number; readonly precision: number; readonly recall: number; readonly rows: number };
  /** What is live at the end. */
  readonly deployment: { readonly modelPackageArn: string; readonly version: number };
  readonly predictions: number;
  readonly days: readonly DayResult[];
  /** Flights of the first week of March, scored at once: in = scored + quarantined. */
  readonly batch: { readonly in: number; readonly scored: number; readonly quarantined: number };
  readonly retrain: { readonly decision: 'promoted' | 'kept' | 'refused'; readonly reason: string };
  readonly audit: AuditResult;
  readonly calls: { readonly made: number; readonly denied: number };
  /** Real seconds by step, and in total. */
  readonly seconds: Readonly<Record<string, number>>;
}
