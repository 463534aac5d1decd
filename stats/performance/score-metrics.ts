import type { Labels } from './auc';
import { binnedAuc } from './binned-auc';
import { calibration, reliabilityBin } from './calibration';
import type { Estimate } from './estimate';
import { meanEstimate, within } from './mean-estimate';
import { scoreGroups } from './score-groups';

/** How well scores from 0 to 1 order rows by their label of 0 or 1, and agree with its frequency. */
export interface ScoreMetrics {
  readonly auc: Estimate;
  readonly ece: Estimate;
  readonly brier: Estimate;
  readonly logLoss: Estimate;
}

/** Distance from 0 and 1 that keeps the logarithm of a score finite, as in scikit-learn. */
const LEAST_PROBABILITY = Number.EPSILON;

/** All metrics of scores; throws unless each class has two rows. */
export function scoreMetrics(labels: Labels, scores: Float64Array): ScoreMetrics {
  return {
    auc: binnedAuc(scoreGroups(labels, scores).map(({ rows, positives }) => ({ positives, negatives: rows - positives }))),
    ece: calibrationErrorEstimate(labels, scores),
    brier: brierScore(labels, scores),
    logLoss: logLoss(labels, scores),
  };
}

/** Mean squared difference of score and label (Brier, Monthly Weather Review 78, 1950), with the normal interval of a mean. */
export function brierScore(labels: Labels, scores: Float64Array): Estimate {
  return within(meanEstimate(scores.map((score, row) => (score - label(labels, row)) ** 2)), 0, 1);
}

/** Mean negative logarithm, in nats, of the probability that the scores give to the labels, with the normal interval of a mean. */
export function logLoss(labels: Labels, scores: Float64Array): Estimate {
  const losses = scores.map((score, row) => {
    const probability = label(labels, row) === 1 ? score : 1 - score;
    return -Math.log(Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability)));
  });
  return within(meanEstimate(losses), 0, Infinity);
}

/**
 * Expected calibration error over ten bins of equal width, with a normal interval.
 *
 * The error is the mean over the rows of score less label, turned round in the bins whose scores are too low. The interval is that of a mean with
 * the bins' signs taken as known, which holds where calibration is off by more than noise; of calibrated scores the error itself is mostly noise.
 */
export function calibrationErrorEstimate(labels: Labels, scores: Float64Array): Estimate {
  const signs = calibration(labels, scores).bins.map(({ meanScore, positiveShare }) => Math.sign((meanScore ?? 0) - (positiveShare ?? 0)));
  const gaps = scores.map((score, row) => (signs[reliabilityBin(score)] ?? 0) * (score - label(labels, row)));
  return within(meanEstimate(gaps), 0, 1);
}

function label(labels: Labels, row: number): number {
  return labels[row] ?? NaN;
}
