import type { JavaJson } from './java-json';
import { Double, javaJson } from './java-json';

/** Kinds of model that Model Monitor measures. */
export type Problem = 'binary_classification' | 'multiclass_classification' | 'regression';

/** A metric's value and its standard deviation over random parts of the data; NaN below 200 rows. */
export interface Metric {
  readonly value: number;
  readonly standard_deviation: number;
}

/** Model Monitor's `statistics.json` of model quality: what stands under `<problem>_metrics`, apart by kind. */
export interface ModelQualityStatistics {
  readonly problem: Problem;
  readonly rows: number;
  /** Rows by label, then by prediction; not of a regression. */
  readonly confusion?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Lists of numbers by name in each curve, of a binary classification with scores. */
  readonly curves?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Statistics as the text of a `statistics.json`. */
export function modelQualityJson({ problem, rows, confusion, metrics, curves }: ModelQualityStatistics): string {
  return javaJson({
    version: new Double(0),
    dataset: { item_count: rows },
    [`${problem}_metrics`]: {
      confusion_matrix: confusion,
      ...mapped(metrics, ({ value, standard_deviation }) => ({
        value: new Double(value),
        standard_deviation: new Double(standard_deviation),
      })),
      ...mapped(curves ?? {}, (lists) => mapped(lists, (numbers) => numbers.map((number) => new Double(number)))),
    },
  });
}

function mapped<T>(record: Readonly<Record<string, T>>, to: (value: T) => JavaJson): Record<string, JavaJson> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
