import type { ColumnProfile } from '../profile/column-profile';
import type { BinPair } from './bin-pair';
import type { CountedColumn } from './counted-column';
import { countedColumn } from './counted-column';
import type { Measurement } from './measurement';
import type { MethodName } from './methods';
import { METHODS } from './methods';

/** Fits every column. */
const FALLBACK = 'psi';

/** How columns are measured. */
export interface MeasureOptions {
  readonly method: MethodName;
  /** Of the method; the fallback has its own. */
  readonly threshold: number;
  readonly falseDiscoveryRate: number;
}

/** A column with its distance from the baseline. */
export interface MeasuredColumn extends Measurement {
  readonly name: string;
  /** `psi` where the method asked for does not fit the column. */
  readonly method: MethodName;
  readonly threshold: number;
  readonly bins: readonly BinPair[];
}

/** Measures a column of data sets that both have rows. */
export function measuredColumn(
  baseline: ColumnProfile,
  live: ColumnProfile,
  rows: CountedColumn['rows'],
  { method, threshold, falseDiscoveryRate }: MeasureOptions,
): MeasuredColumn {
  const column = countedColumn(baseline, live, rows);
  const { bins } = column;
  const measurement = METHODS[method].measure(column, falseDiscoveryRate);
  if (measurement) {
    return { name: baseline.name, method, threshold, bins, ...measurement };
  }
  const fallback = METHODS[FALLBACK];
  return { name: baseline.name, method: FALLBACK, threshold: fallback.threshold, bins, ...fallback.measure(column, falseDiscoveryRate) };
}
