import type { CountedColumn } from './counted-column';

/** How far apart a column's values are in both data sets. */
export interface Measurement {
  /** Effect size: 0 for equal distributions. */
  readonly score: number;
  /** Score that sampling alone exceeds with the given probability when both data sets come from one distribution. */
  readonly noiseFloor: number;
  /** Probability of a score at least this large when both data sets come from one distribution. */
  readonly pValue: number;
}

/** A way to measure drift. */
export interface DriftMethod {
  /** What the score is called in a sentence. */
  readonly label: string;
  /** Score from which a column drifts, unless told otherwise. */
  readonly threshold: number;
  /** Measures a column; `noiseRate` is the probability that `noiseFloor` is exceeded without drift. `null` when the method does not fit it. */
  measure(column: CountedColumn, noiseRate: number): Measurement | null;
}
