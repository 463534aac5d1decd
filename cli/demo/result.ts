import type { CallRow } from '../../local/iam-service/call-log';
import type { PlatformMap } from './picture/platform-map';

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
  /** Rows of the day that the drift monitor found in the captured traffic. */
  readonly monitored: number;
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

/** Values of a column that fall into one bin. */
export interface BinCounts {
  /** For example `(12, 20]` or `ORD`. */
  readonly label: string;
  /** In the training data. */
  readonly baseline: number;
  /** In the day's traffic. */
  readonly live: number;
}

/** A column that drifted, with what it was compared by. */
export interface DriftedColumn {
  readonly name: string;
  readonly score: number;
  readonly reason: string;
  readonly bins: readonly BinCounts[];
}

/** What is behind the drift alarm on a day. */
export interface AlarmDay {
  readonly date: string;
  /** Columns that drifted, the highest score first; empty when the alarm stood although the day itself did not drift. */
  readonly columns: readonly DriftedColumn[];
}

/** Calls of one role. */
export interface RoleCalls {
  /** Name of the role, of the service, or `administrator`. */
  readonly role: string;
  readonly calls: number;
  readonly denied: number;
  /** IAM's names of the services that it called, in order. */
  readonly services: readonly string[];
}

/** What was found of the calls to AWS. */
export interface CallsResult {
  readonly made: number;
  readonly denied: number;
  /** The role with most calls first. */
  readonly roles: readonly RoleCalls[];
  /** Calls that were denied, each with what decided it. */
  readonly refused: readonly CallRow[];
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
  readonly calls: CallsResult;
  /** What happened, for the time line. */
  readonly timeline: readonly TimelineEvent[];
  /** What is behind each day in drift alarm. */
  readonly distributions: readonly AlarmDay[];
  /** What runs where, as the synthesized templates tell it. */
  readonly platform: PlatformMap;
  /** Real seconds by step, and in total. */
  readonly seconds: Readonly<Record<string, number>>;
}
