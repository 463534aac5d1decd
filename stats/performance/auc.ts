import { chiSquaredTail } from '../distributions/chi-squared';
import type { Estimate } from './estimate';
import { Z_95 } from './estimate';

/** Labels of 0 and 1, by row. */
export type Labels = Uint8Array;

/** How far apart two AUCs on the same rows are. */
export interface AucDifference {
  /** First less second. */
  readonly auc: Estimate;
  /** Two-sided, of the hypothesis that both are equal. */
  readonly pValue: number;
}

/** Fewest rows of each class: a variance needs two values. */
export const MIN_CLASS_ROWS = 2;

/**
 * Area under the ROC curve with its 95 % interval.
 *
 * The area is the share of pairs of a positive and a negative row in which the positive one has the higher score, a tie counts half
 * (Mann and Whitney 1947). Its variance follows DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), in O(n log n) as by Sun and Xu
 * (IEEE Signal Processing Letters 21, 2014). The interval is the normal one, cut to 0 and 1.
 */
export function aucEstimate(labels: Labels, scores: Float64Array): Estimate {
  const { mean, variance } = moments(labels, placements(labels, scores));
  const half = Z_95 * Math.sqrt(variance);
  return { value: mean, lower: Math.max(0, mean - half), upper: Math.min(1, mean + half) };
}

/** Difference of the AUCs of two models' scores for the same rows, with DeLong's paired variance. Equal rankings give the p-value 1. */
export function aucDifference(labels: Labels, first: Float64Array, second: Float64Array): AucDifference {
  const a = placements(labels, first);
  const b = placements(labels, second);
  const { mean, variance } = moments(
    labels,
    a.map((value, row) => value - (b[row] ?? NaN)),
  );
  const half = Z_95 * Math.sqrt(variance);
  return {
    auc: { value: mean, lower: mean - half, upper: mean + half },
    pValue: pValue(mean, variance),
  };
}

function pValue(difference: number, variance: number): number {
  if (variance === 0) {
    return difference === 0 ? 1 : 0;
  }
  // The square of a standard normal variable is chi-squared with one degree of freedom.
  return chiSquaredTail(difference ** 2 / variance, 1);
}

/** Of each row, the share of the other class that it is ranked rightly against: DeLong's V10 of positives and V01 of negatives. */
function placements(labels: Labels, scores: Float64Array): Float64Array {
  const order = Uint32Array.from(labels.keys()).sort((a, b) => at(scores, a) - at(scores, b));
  const positives = count(labels);
  const negatives = labels.length - positives;
  const result = new Float64Array(labels.length);
  let positivesBelow = 0;
  let negativesBelow = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tiedPositives = 0;
    for (end = start; end < order.length && at(scores, at(order, end)) === at(scores, at(order, start)); end++) {
      tiedPositives += at(labels, at(order, end));
    }
    const tiedNegatives = end - start - tiedPositives;
    for (let i = start; i < end; i++) {
      const row = at(order, i);
      result[row] =
        labels[row] === 1 ? (negativesBelow + tiedNegatives / 2) / negatives : (positives - positivesBelow - tiedPositives / 2) / positives;
    }
    positivesBelow += tiedPositives;
    negativesBelow += tiedNegatives;
  }
  return result;
}

/** The mean of the placements, which is the same in both classes, and its variance: the sum of that of both classes' means. */
function moments(labels: Labels, values: Float64Array): { mean: number; variance: number } {
  const [negative, positive] = [0, 1].map((label) => classMoments(label, labels, values)) as [ClassMoments, ClassMoments];
  return { mean: positive.mean, variance: positive.variance + negative.variance };
}

interface ClassMoments {
  readonly mean: number;
  /** Of the mean. */
  readonly variance: number;
}

function classMoments(label: number, labels: Labels, values: Float64Array): ClassMoments {
  const own = values.filter((_, row) => labels[row] === label);
  if (own.length < MIN_CLASS_ROWS) {
    throw new Error(`rows must have the label ${label} at least ${MIN_CLASS_ROWS} times, got ${own.length}`);
  }
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (own.length - 1) / own.length };
}

function count(labels: Labels): number {
  return labels.reduce((sum, label) => sum + label, 0);
}

/** An element that is there: the arrays are of one length. */
function at(values: Float64Array | Uint32Array | Uint8Array, index: number): number {
  return values[index] as number;
}
