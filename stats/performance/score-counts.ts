import type { Confusion } from './classification-metrics';

/** Bins of equal width from 0 to 1, the last with its upper edge: a ten-thousandth is far below any interval's width. */
export const SCORE_BINS = 10_000;

/** Labelled scores in a fixed size: rows by bin of the score and by label, and the decisions, which know the exact score. */
export interface ScoreCounts {
  /** Rows with the label 1 by bin; bins without any are left out. */
  readonly positives: Readonly<Record<string, number>>;
  /** Rows with the label 0 by bin. */
  readonly negatives: Readonly<Record<string, number>>;
  readonly confusion: Confusion;
}

/** Counts labelled scores in one pass. */
export class ScoreAccumulator {
  private readonly positives: Record<string, number> = {};
  private readonly negatives: Record<string, number> = {};
  private readonly confusion = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };

  /** Counts for a decision at `threshold`: a score at it or above predicts the label 1. */
  constructor(private readonly threshold: number) {}

  /** Adds a row; throws unless the score is from 0 to 1 and the label 0 or 1. */
  add(score: number, label: number): void {
    if (!(score >= 0 && score <= 1) || (label !== 0 && label !== 1)) {
      throw new Error(`a score must be from 0 to 1 and a label 0 or 1, got ${score} and ${label}`);
    }
    const bin = Math.min(SCORE_BINS - 1, Math.floor(score * SCORE_BINS));
    const counts = label === 1 ? this.positives : this.negatives;
    counts[bin] = (counts[bin] ?? 0) + 1;
    this.confusion[decision(score >= this.threshold, label === 1)] += 1;
  }

  counts(): ScoreCounts {
    return { positives: { ...this.positives }, negatives: { ...this.negatives }, confusion: { ...this.confusion } };
  }
}

/** The counts of both together. Associative and commutative, without rounding. */
export function mergeScores(a: ScoreCounts, b: ScoreCounts): ScoreCounts {
  return {
    positives: sum(a.positives, b.positives),
    negatives: sum(a.negatives, b.negatives),
    confusion: sum({ ...a.confusion }, { ...b.confusion }) as unknown as Confusion,
  };
}

function decision(predicted: boolean, actual: boolean): keyof Confusion {
  if (predicted) {
    return actual ? 'truePositives' : 'falsePositives';
  }
  return actual ? 'falseNegatives' : 'trueNegatives';
}

function sum(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const total = { ...a };
  for (const [key, count] of Object.entries(b)) {
    total[key] = (total[key] ?? 0) + count;
  }
  return total;
}
