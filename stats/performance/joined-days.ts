import type { ScoreCounts } from './score-counts';
import { ScoreAccumulator, mergeScores } from './score-counts';

/** What the join found of one day's predictions. */
export interface JoinedDay {
  /** Captured requests and their rows; lines that are no readable capture. */
  readonly predictions: { readonly requests: number; readonly rows: number; readonly unreadable: number };
  readonly labels: {
    /** Requests whose labels count, and their rows. */
    readonly requests: number;
    readonly rows: number;
    /** Requests among them that were labelled later than on the day after the prediction, which re-opens the day. */
    readonly late: number;
    /** Further labels of labelled requests, which a later one replaced. */
    readonly duplicates: number;
    /** Requests with another number of labels than of predictions: an error of whoever wrote them, none of their rows counts. */
    readonly mismatched: number;
  };
  readonly scores: ScoreCounts;
}

/** What was collected on one day. */
export interface CollectedLabels {
  /** Inference ids that were labelled on the day. */
  readonly requests: number;
  /** Those among them that no captured prediction within the horizon has. */
  readonly orphans: number;
  /** Lines that are no readable ground truth. */
  readonly unreadable: number;
}

/** What a join found: the predictions' days, and the labels that were collected on the newest of them. */
export interface JoinedDays {
  readonly days: Readonly<Record<string, JoinedDay>>;
  readonly collected: CollectedLabels;
}

/** Nothing found. */
export const NOTHING_JOINED: JoinedDays = { days: {}, collected: { requests: 0, orphans: 0, unreadable: 0 } };

/** A day without predictions. */
export const EMPTY_DAY: JoinedDay = {
  predictions: { requests: 0, rows: 0, unreadable: 0 },
  labels: { requests: 0, rows: 0, late: 0, duplicates: 0, mismatched: 0 },
  scores: new ScoreAccumulator(0).counts(),
};

/** Share of the predicted rows whose labels count, 0 without predictions. */
export function matchRate({ predictions, labels }: Pick<JoinedDay, 'predictions' | 'labels'>): number {
  return predictions.rows === 0 ? 0 : labels.rows / predictions.rows;
}

/** What both joins found, each in its own share of the inference ids. Associative and commutative, `NOTHING_JOINED` changes nothing. */
export function mergeJoined(a: JoinedDays, b: JoinedDays): JoinedDays {
  const names = new Set([...Object.keys(a.days), ...Object.keys(b.days)]);
  return {
    days: Object.fromEntries([...names].map((day) => [day, mergeDay(a.days[day] ?? EMPTY_DAY, b.days[day] ?? EMPTY_DAY)])),
    collected: add(a.collected, b.collected),
  };
}

function mergeDay(a: JoinedDay, b: JoinedDay): JoinedDay {
  return {
    predictions: add(a.predictions, b.predictions),
    labels: add(a.labels, b.labels),
    scores: mergeScores(a.scores, b.scores),
  };
}

function add<T extends Readonly<Record<keyof T, number>>>(a: T, b: T): T {
  return Object.fromEntries((Object.keys(a) as (keyof T)[]).map((name) => [name, a[name] + b[name]])) as T;
}
