import type { ColumnProfile } from '../profile/column-profile';
import { columnType, isNumeric, readsNumbers } from '../profile/column-type';
import { valueCounts } from '../profile/value-counts';
import type { BinPair } from './bin-pair';

/** Rows of both columns by text. */
export interface PairedTexts {
  /** Each text with its rows. */
  readonly texts: readonly BinPair[];
  /** Rows whose text is not known: a column has too many different ones to count each. */
  readonly unknown: { readonly baseline: number; readonly live: number };
}

/** Counts both columns by text. `True` and `true` are one boolean. With `numbersApart`, texts that read as numbers are left out. */
export function pairedTexts(baseline: ColumnProfile, live: ColumnProfile, numbersApart: boolean): PairedTexts {
  const boolean = baseline.type === 'boolean' && live.type === 'boolean';
  const pairs = new Map<string, { label: string; baseline: number; live: number }>();
  for (const [side, column] of [
    ['baseline', baseline],
    ['live', live],
  ] as const) {
    for (const [text, rows] of knownTexts(column, numbersApart)) {
      const label = boolean ? text.toLowerCase() : text;
      const pair = pairs.get(label) ?? { label, baseline: 0, live: 0 };
      pair[side] += rows;
      pairs.set(label, pair);
    }
  }
  return { texts: [...pairs.values()], unknown: { baseline: unknownRows(baseline), live: unknownRows(live) } };
}

function knownTexts(column: ColumnProfile, numbersApart: boolean): readonly (readonly [text: string, rows: number, ...rest: unknown[]])[] {
  if (column.values === null) {
    return column.frequent?.items ?? [];
  }
  if (!numbersApart) {
    return column.values;
  }
  return isNumeric(columnType(column.kinds)) ? [] : valueCounts(column.values, readsNumbers(column)).texts;
}

function unknownRows({ values, frequent }: ColumnProfile): number {
  return values === null ? (frequent?.other ?? 0) : 0;
}
