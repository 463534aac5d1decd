import type { KllDistribution, NumericalStatistics } from './statistics-file';

/** Rows with a number. */
export interface WeightedItem {
  readonly value: number;
  readonly rows: number;
}

/** Points by which the rows of a bucket are spread over its width when there is no sketch. */
const POINTS = 100;

/**
 * The distribution of a file as numbers with rows, in ascending order: `num_present` rows in all, from the file's `min` to its `max`.
 *
 * The sketch's items when there is one, else the buckets, each spread evenly. Empty when the file has neither.
 */
export function weightedItems({ common, min, max, distribution }: NumericalStatistics): WeightedItem[] {
  const sketched = itemsOfSketch(distribution?.kll);
  const items = sketched.length > 0 ? sketched : itemsOfBuckets(distribution?.kll);
  return withEnds(apportioned(items, common.num_present), min, max);
}

function itemsOfSketch(kll: KllDistribution | undefined): WeightedItem[] {
  const data = kll?.sketch?.data ?? [];
  const items = data.flatMap((level, h) => level.map((value) => ({ value, rows: 2 ** h })));
  return items.sort((a, b) => a.value - b.value);
}

function itemsOfBuckets(kll: KllDistribution | undefined): WeightedItem[] {
  return (kll?.buckets ?? []).flatMap(({ lower_bound, upper_bound, count }) =>
    Array.from({ length: POINTS }, (_, i) => ({
      value: lower_bound + ((i + 0.5) / POINTS) * (upper_bound - lower_bound),
      rows: count / POINTS,
    })),
  );
}

/** Whole rows that sum up to `total`, in the items' proportions. */
function apportioned(items: readonly WeightedItem[], total: number): WeightedItem[] {
  const weight = items.reduce((sum, { rows }) => sum + rows, 0);
  let [seen, given] = [0, 0];
  return items.flatMap(({ value, rows }) => {
    seen += rows;
    const share = Math.round((seen / weight) * total) - given;
    given += share;
    return share > 0 ? [{ value, rows: share }] : [];
  });
}

/** A sketch may have lost the least and the greatest value; the file has them apart. */
function withEnds(items: readonly WeightedItem[], min: number, max: number): WeightedItem[] {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    return [...items];
  }
  return [
    ...(min < first.value
      ? [
          { value: min, rows: 1 },
          { ...first, rows: first.rows - 1 },
        ]
      : [first]),
    ...items.slice(1, -1),
    ...(max > last.value
      ? [
          { ...last, rows: last.rows - 1 },
          { value: max, rows: 1 },
        ]
      : [last]),
  ].filter(({ rows }) => rows > 0);
}
