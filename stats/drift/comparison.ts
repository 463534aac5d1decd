import type { ColumnType } from '../profile/column-type';
import type { BinPair } from './bin-pair';
import type { MethodName } from './methods';

/** Options of `compare`. */
export interface CompareOptions {
  /**
   * Effect size. A column that the method does not fit (order of categories) is measured by `psi`.
   *
   * @default 'psi'
   */
  readonly method?: MethodName;
  /**
   * Score of the method from which a column drifts; columns measured by another method have that one's default.
   *
   * @default - the method's: 0.2 for `psi` and `chi2`, 0.1 for the others
   */
  readonly threshold?: number;
  /** Expected share of false alarms among the columns whose score is more than sampling noise. @default 0.05 */
  readonly falseDiscoveryRate?: number;
  /** Fewest rows of either data set for a verdict. @default 200 */
  readonly minRows?: number;
  /**
   * Columns to compare, time stamps and unique keys too.
   *
   * @default - all but time stamps, unique keys and those that the schema leaves out
   */
  readonly columns?: readonly string[];
  /** Columns to leave out. @default [] */
  readonly ignore?: readonly string[];
}

/** What a comparison says of a data set; too little data is a verdict of its own, not "no drift". */
export type Verdict = 'drift' | 'no-drift' | 'not-enough-data';

/** What a comparison says of a column. */
export type ColumnVerdict = Verdict | 'not-compared' | 'added' | 'removed';

/** A number of the baseline and of the live data; `null` where the column is not there. */
export interface Sides {
  readonly baseline: number | null;
  readonly live: number | null;
}

/** One column against its baseline. What was not measured is `null`: of an added, removed or not compared column, and without rows. */
export interface ColumnComparison {
  readonly name: string;
  /** The baseline's type; the live one where the baseline has no value. */
  readonly type: ColumnType;
  readonly verdict: ColumnVerdict;
  /** Method that measured the column. */
  readonly method: MethodName | null;
  readonly score: number | null;
  readonly threshold: number | null;
  /** Score that sampling alone exceeds with the probability `falseDiscoveryRate`. */
  readonly noiseFloor: number | null;
  /** Probability of a score at least this large without drift. */
  readonly pValue: number | null;
  /** Smallest false discovery rate, over the compared columns, at which the score is more than noise. */
  readonly qValue: number | null;
  /** Shares of rows without a value. */
  readonly missing: Sides;
  /** The verdict in words and numbers. */
  readonly reason: string;
  readonly bins: readonly BinPair[];
}

/** A data set against its baseline: it drifts if any compared column does. Added and removed columns are listed, and are no drift. */
export interface Comparison {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly rows: { readonly baseline: number; readonly live: number };
  /** Of the columns that are more than sampling noise the score that is highest for its threshold; 0 when none is. */
  readonly score: number;
  /** Column with that score. */
  readonly column: string | null;
  readonly reason: string;
  /** In the baseline's order, then the added ones. */
  readonly columns: readonly ColumnComparison[];
}
