import { regionOf } from './calibration-regions';
import type { ScoreCalibration } from './score-calibration';
import { probabilityAt } from './score-calibration';
import type { ScoreGroup } from './score-groups';

/** Live rows of one score, with what the reference says about them. */
export interface ExpectedRows {
  readonly rows: number;
  /** Of the label 1. */
  readonly probability: number;
  /** Whether the score reaches the threshold. */
  readonly decided: boolean;
  /** Index of the calibration's region. */
  readonly region: number;
}

/** Live rows in ascending order of score, one group a score. */
export function expectedRows(
  calibration: ScoreCalibration,
  live: readonly Pick<ScoreGroup, 'score' | 'rows'>[],
  threshold: number,
): ExpectedRows[] {
  const rowsOf = new Map<number, number>();
  for (const { score, rows } of live) {
    rowsOf.set(score, (rowsOf.get(score) ?? 0) + rows);
  }
  return [...rowsOf]
    .sort(([a], [b]) => a - b)
    .map(([score, rows]) => ({
      rows,
      probability: probabilityAt(calibration, score),
      decided: score >= threshold,
      region: regionOf(calibration.regions, score),
    }));
}
