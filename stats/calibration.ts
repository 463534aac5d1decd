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

const BINS = 10;

/** Calibration of scores from 0 to 1 against labels of 0 and 1. */
export function calibration(labels: Uint8Array, scores: Float64Array): Calibration {
  const rows = new Float64Array(BINS);
  const scoreSums = new Float64Array(BINS);
  const positives = new Float64Array(BINS);
  for (const [row, score] of scores.entries()) {
    const bin = Math.min(BINS - 1, Math.floor(score * BINS));
    rows[bin] = (rows[bin] ?? 0) + 1;
    scoreSums[bin] = (scoreSums[bin] ?? 0) + score;
    positives[bin] = (positives[bin] ?? 0) + (labels[row] ?? 0);
  }
  const bins = Array.from(rows, (count, bin) => reliabilityBin(bin, count, scoreSums[bin] ?? 0, positives[bin] ?? 0));
  const distance = (bin: number): number => Math.abs((scoreSums[bin] ?? 0) - (positives[bin] ?? 0));
  return { error: bins.reduce((sum, _, bin) => sum + distance(bin), 0) / scores.length, bins };
}

function reliabilityBin(bin: number, rows: number, scoreSum: number, positives: number): ReliabilityBin {
  return {
    lower: bin / BINS,
    upper: (bin + 1) / BINS,
    rows,
    meanScore: rows === 0 ? null : scoreSum / rows,
    positiveShare: rows === 0 ? null : positives / rows,
  };
}
