import type { ColumnProfile } from '../profile/column-profile';
import type { ColumnPair } from './column-pairs';
import type { ColumnComparison, Comparison } from './comparison';
import type { JudgedColumn } from './judged-columns';

const NOT_MEASURED = { method: null, score: null, threshold: null, noiseFloor: null, pValue: null, qValue: null, bins: [] } as const;

/** The result of a column that was measured. */
export function measuredComparison(
  pair: ColumnPair & { readonly state: 'compared' },
  { method, score, threshold, noiseFloor, pValue, qValue, bins, drifts }: JudgedColumn,
  enough: boolean,
  rows: Comparison['rows'],
  reason: string,
): ColumnComparison {
  const verdict = !enough ? 'not-enough-data' : drifts ? 'drift' : 'no-drift';
  return { ...head(pair, rows), verdict, method, score, threshold, noiseFloor, pValue, qValue, reason, bins };
}

/** The result of a column that was not measured: it is in one data set only, left out, or without rows. */
export function unmeasuredComparison(pair: ColumnPair, rows: Comparison['rows'], tooFew: string): ColumnComparison {
  const verdict = pair.state === 'compared' ? 'not-enough-data' : pair.state;
  return { ...head(pair, rows), verdict, ...NOT_MEASURED, reason: unmeasuredReason(pair, tooFew) };
}

function head({ name, baseline, live }: ColumnPair, rows: Comparison['rows']): Pick<ColumnComparison, 'name' | 'type' | 'missing'> {
  const type = baseline && baseline.type !== 'unknown' ? baseline.type : (live?.type ?? 'unknown');
  return { name, type, missing: { baseline: missingShare(baseline, rows.baseline), live: missingShare(live, rows.live) } };
}

function missingShare(column: ColumnProfile | undefined, rows: number): number | null {
  return column && rows > 0 ? column.missing / rows : null;
}

function unmeasuredReason(pair: ColumnPair, tooFew: string): string {
  switch (pair.state) {
    case 'added':
      return 'the baseline does not have this column';
    case 'removed':
      return 'the live data does not have this column';
    case 'not-compared':
      return `not compared: ${pair.why}`;
    case 'compared':
      return tooFew;
  }
}
