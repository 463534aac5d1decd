import type { ValueCount } from './column-profile';
import { readKind, readNumber } from './token-kind';

/** Rows by text, taken apart. */
export interface ValueCounts {
  /** Rows by number, in ascending order: `1`, `1.0` and `1e0` are the same. */
  readonly numbers: readonly (readonly [value: number, rows: number])[];
  /** Rows of the texts that are no numbers. */
  readonly texts: readonly ValueCount[];
}

/** Takes counted texts apart; where the schema says that a column has no numbers (`asNumbers` is false) all of them are texts. */
export function valueCounts(values: readonly ValueCount[], asNumbers: boolean): ValueCounts {
  const numbers = new Map<number, number>();
  const texts: ValueCount[] = [];
  for (const [text, rows] of values) {
    const kind = asNumbers ? readKind(text) : 'text';
    if (kind === 'integral' || kind === 'fractional') {
      // -0 becomes 0.
      const value = readNumber(text) + 0;
      numbers.set(value, (numbers.get(value) ?? 0) + rows);
    } else {
      texts.push([text, rows]);
    }
  }
  return { numbers: [...numbers].sort(([a], [b]) => a - b), texts };
}
