import type { Labels } from './auc';
import { RELIABILITY_BINS, calibration } from './calibration';
import type { IsotonicBlock } from './isotonic';
import { isotonicBlocks } from './isotonic';
import type { ScoreGroup } from './score-groups';
import { scoreGroups } from './score-groups';

/** Scores that the reference tells about together. */
export interface CalibrationRegion {
  /** Scores below it are in the region or in a lower one; Infinity in the last. */
  readonly below: number;
  /** Rows of the reference, and those with the label 1. */
  readonly rows: number;
  readonly positives: number;
}

/** Index of the region of a score. */
export function regionOf(regions: readonly CalibrationRegion[], score: number): number {
  let [low, high] = [0, regions.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (score < (regions[middle]?.below ?? NaN)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** The ten bins of a reliability diagram. */
export function binRegions(labels: Labels, scores: Float64Array): CalibrationRegion[] {
  return calibration(labels, scores).bins.map(({ upper, rows, positiveShare }, bin) => ({
    below: bin === RELIABILITY_BINS - 1 ? Infinity : upper,
    rows,
    positives: Math.round((positiveShare ?? 0) * rows),
  }));
}

/**
 * Blocks of isotonic regression on quantile groups, on each side of the threshold for itself; a border is in the middle between two blocks' scores.
 *
 * Isotonic regression of single rows pushes probabilities apart wherever it pools: below any given score their sum is too low, and a metric of
 * decisions there looks too good. With the two sides apart the sums are the reference's where decisions change. Groups, 2 n^0.4 of them, keep
 * the sums nearly so everywhere.
 */
export function isotonicRegions(labels: Labels, scores: Float64Array, threshold: number): CalibrationRegion[] {
  const groups = quantileGroups(scoreGroups(labels, scores), threshold);
  const sides = [groups.filter(({ lower }) => lower < threshold), groups.filter(({ lower }) => lower >= threshold)];
  const blocks = sides.flatMap(isotonicBlocks);
  return blocks.map(({ upper, rows, positives }, i) => {
    const next = blocks[i + 1]?.lower ?? Infinity;
    return { below: upper < threshold && next >= threshold ? threshold : (upper + next) / 2, rows, positives };
  });
}

function quantileGroups(groups: readonly ScoreGroup[], threshold: number): IsotonicBlock[] {
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  const least = total / (2 * total ** 0.4);
  const result: IsotonicBlock[] = [];
  for (const { score, rows, positives } of groups) {
    const last = result.at(-1);
    if (last === undefined || last.rows >= least || (last.lower < threshold && score >= threshold)) {
      result.push({ lower: score, upper: score, rows, positives });
    } else {
      result[result.length - 1] = { lower: last.lower, upper: score, rows: last.rows + rows, positives: last.positives + positives };
    }
  }
  return result;
}
