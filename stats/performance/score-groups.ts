import type { Labels } from './auc';

/** Labelled rows that have one score. */
export interface ScoreGroup {
  readonly score: number;
  readonly rows: number;
  /** Rows with the label 1. */
  readonly positives: number;
}

/** Rows by their score, in ascending order of it. */
export function scoreGroups(labels: Labels, scores: Float64Array): ScoreGroup[] {
  const groups = new Map<number, { score: number; rows: number; positives: number }>();
  for (const [row, score] of scores.entries()) {
    let group = groups.get(score);
    if (group === undefined) {
      group = { score, rows: 0, positives: 0 };
      groups.set(score, group);
    }
    group.rows += 1;
    group.positives += labels[row] ?? 0;
  }
  return [...groups.values()].sort((a, b) => a.score - b.score);
}
