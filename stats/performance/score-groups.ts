import type { Labels } from './auc';

/** Labelled rows that have one score. */
export interface ScoreGroup {
  readonly score: number;
  readonly rows: number;
  /** Rows with the label 1. */
  readonly positives: number;
}

/** Rows by their score, in ascending order of it; throws for a score that is no number. */
export function scoreGroups(labels: Labels, scores: Float64Array): ScoreGroup[] {
  // Numbers alone are sorted many times faster than rows are.
  const [negatives, positives] = [0, 1].map((label) => scores.filter((_, row) => labels[row] === label).sort()) as [
    Float64Array,
    Float64Array,
  ];
  const groups: ScoreGroup[] = [];
  for (let negative = 0, positive = 0; negative < negatives.length || positive < positives.length;) {
    const score = Math.min(negatives[negative] ?? Infinity, positives[positive] ?? Infinity);
    if (Number.isNaN(score)) {
      throw new Error('scores must be numbers, got NaN');
    }
    const [fromNegative, fromPositive] = [negative, positive];
    while (negatives[negative] === score) {
      negative += 1;
    }
    while (positives[positive] === score) {
      positive += 1;
    }
    groups.push({ score, rows: negative - fromNegative + positive - fromPositive, positives: positive - fromPositive });
  }
  return groups;
}
