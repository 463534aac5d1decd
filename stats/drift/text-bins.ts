import type { ColumnProfile } from '../profile/column-profile';
import { readsNumbers } from '../profile/column-type';
import { valueCounts } from '../profile/value-counts';
import { FREQUENT_ITEMS } from '../sketch/frequent-items';
import type { BinPair } from './bin-pair';

/** Most texts with a bin each. */
const OWN_BINS = 50;
/**
 * Smallest share of a text with a bin of its own once either column has too many texts to count each: four times the share from which
 * `frequent` surely holds it, so that its count is at most a quarter too small.
 */
const SURE_SHARE = 4 / FREQUENT_ITEMS;

/** Rows by text, and rows whose text is not known. */
interface Texts {
  readonly rows: ReadonlyMap<string, number>;
  readonly unknown: number;
}

/** Texts in bins that the baseline fixes. */
export interface TextBins {
  readonly bins: readonly BinPair[];
  /** Live rows whose text the baseline does not have. */
  readonly unseen: number;
}

/**
 * Counts texts in bins fixed by the baseline: its 50 most frequent ones, and `other` for the rest.
 *
 * Where either column has too many texts to know them all, `other` is whatever has no bin, unseen texts included. `True` and `true` are one
 * boolean. With `numbersApart`, texts that read as numbers are left out.
 */
export function textBins(baseline: ColumnProfile, live: ColumnProfile, numbersApart: boolean): TextBins {
  const boolean = baseline.type === 'boolean' && live.type === 'boolean';
  const [ours, theirs] = [baseline, live].map((column) => texts(column, numbersApart, boolean)) as [Texts, Texts];
  const allKnown = ours.unknown + theirs.unknown === 0;
  const least = allKnown ? 0 : SURE_SHARE * total(ours);
  const own = [...ours.rows]
    .filter(([, rows]) => rows >= least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, OWN_BINS)
    .map(([text, rows]) => ({ label: text, baseline: rows, live: theirs.rows.get(text) ?? 0 }));
  const rest = {
    baseline: own.reduce((sum, bin) => sum - bin.baseline, total(ours)),
    live: own.reduce((sum, bin) => sum - bin.live, total(theirs)),
  };
  const unseen = rest.baseline === 0 ? rest.live : allKnown ? unseenRows(ours, theirs) : 0;
  return { bins: [...own, { label: 'other', baseline: rest.baseline, live: rest.live - unseen }], unseen };
}

function texts(column: ColumnProfile, numbersApart: boolean, boolean: boolean): Texts {
  if (column.values === null) {
    return { rows: new Map(column.frequent?.items.map(([text, rows]) => [text, rows])), unknown: column.frequent?.other ?? 0 };
  }
  const counts = numbersApart ? valueCounts(column.values, readsNumbers(column)).texts : column.values;
  const rows = new Map<string, number>();
  for (const [text, count] of counts) {
    const label = boolean ? text.toLowerCase() : text;
    rows.set(label, (rows.get(label) ?? 0) + count);
  }
  return { rows, unknown: 0 };
}

function total({ rows, unknown }: Texts): number {
  return [...rows.values()].reduce((sum, count) => sum + count, unknown);
}

function unseenRows(baseline: Texts, live: Texts): number {
  return [...live.rows].reduce((sum, [text, rows]) => (baseline.rows.has(text) ? sum : sum + rows), 0);
}
