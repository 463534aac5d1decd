/** Rows whose scores lie in one bin. */
export interface ReliabilityBin {
  /** Included, but for the last bin's upper edge the upper edge is not. */
  readonly lower: number;
  readonly upper: number;
  readonly rows: number;
  /** `null` when the bin is empty. */
  readonly meanScore: number | null;
  /** Share of rows with the label 1; `null` when the bin is empty. */
  readonly positiveShare: number | null;
}

/** How well scores agree with frequencies. */
export interface Calibration {
  /** Mean distance of score and share of positives over the bins, weighted by rows (Naeini, Cooper and Hauskrecht, AAAI 2015). */
  readonly error: number;
  /** Ten bins of equal width from 0 to 1. */
  readonly bins: readonly ReliabilityBin[];
}

/** Bins of a reliability diagram. */
export const RELIABILITY_BINS = 10;

/** Sums over the rows of one bin. */
export interface BinSums {
  rows: number;
  scores: number;
  positives: number;
}

/** Calibration of scores from 0 to 1 against labels of 0 and 1. */
export function calibration(labels: Uint8Array, scores: Float64Array): Calibration {
  const sums = Array.from({ length: RELIABILITY_BINS }, (): BinSums => ({ rows: 0, scores: 0, positives: 0 }));
  for (const [row, score] of scores.entries()) {
    const sum = sums[reliabilityBin(score)] as BinSums;
    sum.rows += 1;
    sum.scores += score;
    sum.positives += labels[row] ?? 0;
  }
  return calibrationOf(sums);
}

/** Index of the bin in which a score from 0 to 1 lies. */
export function reliabilityBin(score: number): number {
  return Math.min(RELIABILITY_BINS - 1, Math.floor(score * RELIABILITY_BINS));
}

/** Calibration of rows that are summed by bin, in ascending order of score. */
export function calibrationOf(sums: readonly BinSums[]): Calibration {
  const rows = sums.reduce((total, sum) => total + sum.rows, 0);
  const distance = sums.reduce((total, { scores, positives }) => total + Math.abs(scores - positives), 0);
  return { error: distance / rows, bins: sums.map(summarized) };
}

function summarized({ rows, scores, positives }: BinSums, bin: number): ReliabilityBin {
  return {
    lower: bin / RELIABILITY_BINS,
    upper: (bin + 1) / RELIABILITY_BINS,
    rows,
    meanScore: rows === 0 ? null : scores / rows,
    positiveShare: rows === 0 ? null : positives / rows,
  };
}
