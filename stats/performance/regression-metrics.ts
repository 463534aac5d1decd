import type { Estimate } from './estimate';
import { Z_95 } from './estimate';
import { meanEstimate, within } from './mean-estimate';

/** How far predictions are from numbers; in the labels' unit unless stated. */
export interface RegressionMetrics {
  /** Mean absolute error. */
  readonly mae: Estimate;
  /** Root of the mean squared error. */
  readonly rmse: Estimate;
  /** Share of the labels' variance that the predictions explain, at most 1, below 0 when their mean does better; `null` when all labels are equal. */
  readonly r2: Estimate | null;
  /** Mean absolute error as a share of the label; `null` when a label is 0. */
  readonly mape: Estimate | null;
}

/**
 * Metrics of at least two predictions, with closed intervals for large samples.
 *
 * MAE, MAPE and the mean squared error are means; the root's bounds are the roots of the mean's. R² = 1 - E / T is a ratio of two means, the
 * squared errors and the labels' squared distances from their mean, whose variance follows from the delta method (Casella and Berger, Statistical
 * Inference, 2nd ed., section 5.5.4): the variance of a row's (e - t E / T) / T over the number of rows.
 */
export function regressionMetrics(labels: Float64Array, predictions: Float64Array): RegressionMetrics {
  const errors = predictions.map((prediction, row) => prediction - (labels[row] ?? NaN));
  const squares = errors.map((error) => error ** 2);
  const meanSquare = within(meanEstimate(squares), 0, Infinity);
  return {
    mae: within(meanEstimate(errors.map(Math.abs)), 0, Infinity),
    rmse: { value: Math.sqrt(meanSquare.value), lower: Math.sqrt(meanSquare.lower), upper: Math.sqrt(meanSquare.upper) },
    r2: determination(labels, squares),
    mape: labels.includes(0) ? null : within(meanEstimate(errors.map((error, row) => Math.abs(error / (labels[row] ?? NaN)))), 0, Infinity),
  };
}

function determination(labels: Float64Array, squares: Float64Array): Estimate | null {
  const mean = meanEstimate(labels).value;
  const distances = labels.map((label) => (label - mean) ** 2);
  const [error, total] = [meanEstimate(squares).value, meanEstimate(distances).value];
  if (total === 0) {
    return null;
  }
  const ratio = error / total;
  const influences = squares.map((square, row) => (square - ratio * (distances[row] ?? NaN)) / total);
  const variance = influences.reduce((sum, influence) => sum + influence ** 2, 0) / labels.length ** 2;
  const half = Z_95 * Math.sqrt(variance);
  return { value: 1 - ratio, lower: 1 - ratio - half, upper: Math.min(1, 1 - ratio + half) };
}
