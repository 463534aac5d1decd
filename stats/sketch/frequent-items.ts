/** A text with the rows that it surely has, and how many more they may be. */
export type FrequentItem = readonly [text: string, rows: number, maxError: number];

/** The most frequent texts of a column in fixed size, most frequent first; `other` are the rows that no item accounts for. */
export interface FrequentItems {
  readonly items: readonly FrequentItem[];
  readonly other: number;
}
