import { seededRandom } from '../resampling/random';
import type { Labels } from './auc';
import { calibration } from './calibration';
import type { CalibrationRegion } from './calibration-regions';
import { binRegions, isotonicRegions, regionOf } from './calibration-regions';
import { scoreGroups } from './score-groups';

/** How a score becomes a probability. */
export interface ScoreCalibration {
  /** `isotonic`: the share of positives of the score's region; `none`: the score itself. */
  readonly method: 'isotonic' | 'none';
  /** Expected calibration error on rows that were held out. */
  readonly error: { readonly none: number; readonly isotonic: number };
  /** In ascending order of score. */
  readonly regions: readonly CalibrationRegion[];
}

const FOLDS = 5;

/** Random numbers go to the rows in order of score and label, so that the order of the rows does not matter. */
const FOLD_SEED = 1;

/**
 * Learns from labelled reference rows how scores from 0 to 1 become probabilities, for decisions at `threshold`.
 *
 * Scores are calibrated by isotonic regression, but only if that lowers the expected calibration error over ten bins on rows that were held out,
 * mean of five folds (as NannyML does for CBPE, with other splits).
 */
export function fitCalibration(labels: Labels, scores: Float64Array, threshold: number): ScoreCalibration {
  const error = heldOutErrors(labels, scores, threshold);
  return error.isotonic < error.none
    ? { method: 'isotonic', error, regions: isotonicRegions(labels, scores, threshold) }
    : { method: 'none', error, regions: binRegions(labels, scores) };
}

/** Probability of the label 1 at a score. */
export function probabilityAt({ method, regions }: Pick<ScoreCalibration, 'method' | 'regions'>, score: number): number {
  const { positives, rows } = regions[regionOf(regions, score)] ?? { positives: NaN, rows: NaN };
  return method === 'isotonic' ? positives / rows : score;
}

function heldOutErrors(labels: Labels, scores: Float64Array, threshold: number): ScoreCalibration['error'] {
  const random = seededRandom(FOLD_SEED);
  const ordered = inOrder(labels, scores);
  const folds = Uint8Array.from(ordered.labels, () => Math.floor(random() * FOLDS));
  const rowsOf = (test: (fold: number | undefined) => boolean): [Labels, Float64Array] => [
    ordered.labels.filter((_, i) => test(folds[i])),
    ordered.scores.filter((_, i) => test(folds[i])),
  ];
  const errors = { none: 0, isotonic: 0 };
  for (let held = 0; held < FOLDS; held++) {
    const [learnt, heldOut] = [rowsOf((fold) => fold !== held), rowsOf((fold) => fold === held)];
    if (learnt[0].length > 0 && heldOut[0].length > 0) {
      const regions = isotonicRegions(...learnt, threshold);
      const calibrated = heldOut[1].map((score) => probabilityAt({ method: 'isotonic', regions }, score));
      errors.none += calibration(...heldOut).error / FOLDS;
      errors.isotonic += calibration(heldOut[0], calibrated).error / FOLDS;
    }
  }
  return errors;
}

/** Rows in order of score, those with the label 0 first among equals. */
function inOrder(labels: Labels, scores: Float64Array): { labels: Labels; scores: Float64Array } {
  const ordered = { labels: new Uint8Array(labels.length), scores: new Float64Array(labels.length) };
  let next = 0;
  for (const { score, rows, positives } of scoreGroups(labels, scores)) {
    ordered.scores.fill(score, next, next + rows);
    ordered.labels.fill(1, next + rows - positives, next + rows);
    next += rows;
  }
  return ordered;
}
