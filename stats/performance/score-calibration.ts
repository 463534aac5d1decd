import { seededRandom } from '../resampling/random';
import type { Labels } from './auc';
import { calibration } from './calibration';
import type { CalibrationRegion } from './calibration-regions';
import { binRegions, isotonicRegions, regionOf } from './calibration-regions';

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
  const order = Uint32Array.from(scores.keys()).sort(
    (a, b) => (scores[a] ?? NaN) - (scores[b] ?? NaN) || (labels[a] ?? NaN) - (labels[b] ?? NaN),
  );
  const folds = Uint8Array.from(order, () => Math.floor(random() * FOLDS));
  const errors = { none: 0, isotonic: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const [learnt, heldOut] = [order.filter((_, i) => folds[i] !== fold), order.filter((_, i) => folds[i] === fold)];
    if (learnt.length > 0 && heldOut.length > 0) {
      const regions = isotonicRegions(...rowsAt(labels, scores, learnt), threshold);
      const [heldLabels, heldScores] = rowsAt(labels, scores, heldOut);
      const calibrated = heldScores.map((score) => probabilityAt({ method: 'isotonic', regions }, score));
      errors.none += calibration(heldLabels, heldScores).error / FOLDS;
      errors.isotonic += calibration(heldLabels, calibrated).error / FOLDS;
    }
  }
  return errors;
}

function rowsAt(labels: Labels, scores: Float64Array, rows: Uint32Array): [Labels, Float64Array] {
  return [Uint8Array.from(rows, (row) => labels[row] ?? NaN), Float64Array.from(rows, (row) => scores[row] ?? NaN)];
}
