import { bootstrap } from '../resampling/bootstrap';
import type { Estimate } from './estimate';
import { proportion } from './proportion';

/** Rows by label and prediction. */
export interface ClassConfusion {
  /** Every class that is a label or a prediction, in order of its text. */
  readonly classes: readonly string[];
  /** Rows with the label of the outer index and the prediction of the inner one. */
  readonly counts: readonly (readonly number[])[];
}

/** Names of the means over the classes. */
export type ClassMean = 'precision' | 'recall' | 'f1' | 'macroPrecision' | 'macroRecall' | 'macroF1';

/** How well predictions of a class agree with labels. */
export interface MulticlassMetrics extends Readonly<Record<ClassMean, Estimate>> {
  readonly accuracy: Estimate;
}

/** Counts rows by label and prediction. */
export function classConfusion(labels: readonly string[], predictions: readonly string[]): ClassConfusion {
  const classes = [...new Set([...labels, ...predictions])].sort();
  const indices = new Map(classes.map((name, index) => [name, index]));
  const counts = classes.map(() => classes.map(() => 0));
  labels.forEach((label, row) => {
    const own = counts[indices.get(label) ?? -1] ?? [];
    const predicted = indices.get(predictions[row] ?? '') ?? -1;
    own[predicted] = (own[predicted] ?? 0) + 1;
  });
  return { classes, counts };
}

/**
 * Metrics of at least one row; accuracy has Wilson's interval, the rest that of a seeded bootstrap.
 *
 * `precision`, `recall` and `f1` are the classes' means weighted by their rows, as in Model Monitor's files; `macro…` weigh each class alike. A
 * class that is never predicted has the precision 0, one that is no label the recall 0, as in scikit-learn.
 */
export function multiclassMetrics({ classes, counts }: ClassConfusion): MulticlassMetrics {
  const cells = counts.flatMap((row, label) => row.flatMap((rows, predicted) => (rows === 0 ? [] : [{ label, predicted, rows }])));
  const rows = cells.map((cell) => cell.rows);
  const right = cells.reduce((sum, cell) => sum + (cell.label === cell.predicted ? cell.rows : 0), 0);
  const total = rows.reduce((sum, count) => sum + count, 0);
  return {
    accuracy: proportion(right, total),
    ...bootstrap(rows, (resampled) => classMeans(classes.length, cells, resampled)),
  };
}

function classMeans(
  classes: number,
  cells: readonly { readonly label: number; readonly predicted: number }[],
  counts: readonly number[],
): Record<ClassMean, number> {
  const right = new Float64Array(classes);
  const labelled = new Float64Array(classes);
  const predicted = new Float64Array(classes);
  cells.forEach((cell, i) => {
    const rows = counts[i] ?? 0;
    add(labelled, cell.label, rows);
    add(predicted, cell.predicted, rows);
    add(right, cell.label, cell.label === cell.predicted ? rows : 0);
  });
  const precision = right.map((rows, i) => share(rows, predicted[i] ?? 0));
  const recall = right.map((rows, i) => share(rows, labelled[i] ?? 0));
  const f1 = right.map((rows, i) => share(2 * rows, (labelled[i] ?? 0) + (predicted[i] ?? 0)));
  const alike = new Float64Array(classes).fill(1);
  return {
    precision: weightedMean(precision, labelled),
    recall: weightedMean(recall, labelled),
    f1: weightedMean(f1, labelled),
    macroPrecision: weightedMean(precision, alike),
    macroRecall: weightedMean(recall, alike),
    macroF1: weightedMean(f1, alike),
  };
}

function add(sums: Float64Array, index: number, rows: number): void {
  sums[index] = (sums[index] ?? 0) + rows;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
}
