/** Most texts that are kept. */
export const FREQUENT_ITEMS = 1024;

/** A text with the rows that it has at least, and how many more they may be at most. */
export type FrequentItem = readonly [text: string, rows: number, maxError: number];

/**
 * The most frequent texts of a column in fixed size, most frequent first; `other` are the rows that no item accounts for.
 *
 * A text that is no item has at most as many rows as the smallest sum of `rows` and `maxError`, which is at most 1/1024 of all rows.
 */
export interface FrequentItems {
  readonly items: readonly FrequentItem[];
  readonly other: number;
}

/** The most frequent ones of texts whose rows are known. */
export function mostFrequent(counts: readonly (readonly [text: string, rows: number])[]): FrequentItems {
  const total = counts.reduce((sum, [, rows]) => sum + rows, 0);
  return cut(
    counts.map(([text, rows]) => [text, rows, 0]),
    total,
  );
}

/** The most frequent texts of both together (Agarwal et al., "Mergeable summaries", ACM TODS 38, 2013, section 3.2). */
export function mergeFrequent(a: FrequentItems, b: FrequentItems): FrequentItems {
  const [unknownA, unknownB] = [mostOfOthers(a), mostOfOthers(b)];
  const items = new Map(a.items.map(([text, rows, maxError]) => [text, { rows, maxError: maxError + unknownB }]));
  for (const [text, rows, maxError] of b.items) {
    const found = items.get(text);
    items.set(
      text,
      found ? { rows: found.rows + rows, maxError: found.maxError - unknownB + maxError } : { rows, maxError: maxError + unknownA },
    );
  }
  const total = [a, b].reduce((sum, part) => sum + part.other + part.items.reduce((rows, item) => rows + item[1], 0), 0);
  return cut(
    Array.from(items, ([text, { rows, maxError }]) => [text, rows, maxError]),
    total,
  );
}

/** Most rows that a text which is no item can have. */
function mostOfOthers({ items }: FrequentItems): number {
  return items.length < FREQUENT_ITEMS ? 0 : items.reduce((least, [, rows, maxError]) => Math.min(least, rows + maxError), Infinity);
}

/** Keeps the items that may have most rows, so that the bound of the others holds. */
function cut(items: readonly FrequentItem[], total: number): FrequentItems {
  const kept = items.toSorted((a, b) => b[1] + b[2] - (a[1] + a[2]) || byText(a, b)).slice(0, FREQUENT_ITEMS);
  return {
    items: kept.sort((a, b) => b[1] - a[1] || byText(a, b)),
    other: kept.reduce((rest, [, rows]) => rest - rows, total),
  };
}

function byText([a]: FrequentItem, [b]: FrequentItem): number {
  return a < b ? -1 : 1;
}
