import { rejectedAtRate } from './false-discovery';
import type { ColumnProfile, Profile } from './profile';
import type { BinPair } from './shared-bins';
import { sharedBins } from './shared-bins';
import { stabilityIndex } from './stability-index';

/** Options of `compare`. */
export interface CompareOptions {
  /** Effect size from which a column drifts. @default 0.2 */
  readonly threshold?: number;
  /** Expected share of false alarms among the columns called drifted. @default 0.05 */
  readonly falseDiscoveryRate?: number;
  /** Fewest live rows for a verdict. @default 200 */
  readonly minRows?: number;
}

/** What a comparison says of a column or a data set; too little data is a verdict of its own, not "no drift". */
export type Verdict = 'drift' | 'no-drift' | 'not-enough-data' | 'not-compared';

/** One column against its baseline. */
export interface ColumnComparison {
  readonly name: string;
  readonly verdict: Verdict;
  /** Population stability index. */
  readonly score: number;
  readonly pValue: number;
  /** The verdict in words and numbers. */
  readonly reason: string;
  readonly bins: readonly BinPair[];
}

/** A data set against its baseline: it drifts if any column does. */
export interface Comparison {
  readonly verdict: Exclude<Verdict, 'not-compared'>;
  /** Highest score of the columns that are beyond sampling noise, 0 when none is. */
  readonly score: number;
  /** Column with that score. */
  readonly column: string | null;
  readonly baselineRows: number;
  readonly liveRows: number;
  readonly reason: string;
  readonly columns: readonly ColumnComparison[];
}

/**
 * Compares live data with its baseline.
 *
 * A column drifts when its population stability index reaches the threshold AND is more than sampling noise AND survives
 * Benjamini-Hochberg over the columns. Throws when a baseline column is missing in the live profile.
 */
export function compare(baseline: Profile, live: Profile, options: CompareOptions = {}): Comparison {
  const { threshold = 0.2, falseDiscoveryRate = 0.05, minRows = 200 } = options;
  const enough = Math.min(live.rows, baseline.rows) >= minRows;
  const scored = baseline.columns.filter(isComparable).map((column) => score(column, liveColumn(live, column.name)));
  const significant = rejectedAtRate(
    scored.map(({ pValue }) => pValue),
    falseDiscoveryRate,
  );
  const compared = scored.map((column, i): ColumnComparison => {
    const noise = !(significant[i] ?? false);
    const verdict = !enough ? 'not-enough-data' : column.score >= threshold && !noise ? 'drift' : 'no-drift';
    return { ...column, verdict, reason: columnReason(column, threshold, noise) };
  });
  const top = compared
    .filter((_, i) => significant[i])
    .reduce<ColumnComparison | undefined>((best, column) => (best && best.score >= column.score ? best : column), undefined);
  const drifted = compared.filter(({ verdict }) => verdict === 'drift');
  const verdict = !enough ? 'not-enough-data' : drifted.length > 0 ? 'drift' : 'no-drift';
  return {
    verdict,
    score: top?.score ?? 0,
    column: top?.name ?? null,
    baselineRows: baseline.rows,
    liveRows: live.rows,
    reason: reason(),
    columns: [...compared, ...baseline.columns.filter((column) => !isComparable(column)).map(notCompared)],
  };

  function reason(): string {
    if (!enough) {
      return `${live.rows} live and ${baseline.rows} baseline rows; a verdict needs ${minRows} of each`;
    }
    const count = `${drifted.length} of ${compared.length} columns drift`;
    return top ? `${count}; the highest is ${top.name}: ${top.reason}` : count;
  }
}

function isComparable(column: ColumnProfile): boolean {
  return column.compared && !(column.kind === 'categorical' && column.categories.values === null);
}

function liveColumn(live: Profile, name: string): ColumnProfile {
  const column = live.columns.find((candidate) => candidate.name === name);
  if (!column) {
    throw new Error(`live profile must have the baseline's column ${name}`);
  }
  return column;
}

function score(baseline: ColumnProfile, live: ColumnProfile): { name: string; score: number; pValue: number; bins: BinPair[] } {
  const bins = sharedBins(baseline, live);
  const { psi, pValue } = stabilityIndex(bins);
  return { name: baseline.name, score: psi, pValue, bins };
}

function columnReason(column: { score: number; pValue: number }, threshold: number, noise: boolean): string {
  const size = `population stability index ${column.score.toFixed(3)} ${column.score >= threshold ? 'reaches' : 'is below'} ${threshold}`;
  return `${size} and is ${noise ? 'within' : 'beyond'} sampling noise (p = ${column.pValue.toPrecision(2)})`;
}

function notCompared(column: ColumnProfile): ColumnComparison {
  const why = column.compared ? 'it has too many different values to be a category' : 'its schema says so';
  return { name: column.name, verdict: 'not-compared', score: 0, pValue: 1, reason: `not compared: ${why}`, bins: [] };
}
