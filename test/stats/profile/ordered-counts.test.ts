import fc from 'fast-check';
import { orderedCounts, pairedCounts } from '../../../stats/profile/ordered-counts';
import { columnOf } from './column-of';

const MANY = Array.from({ length: 6000 }, (_, i) => i);
/** Sixteen pages of a bit table, which has 11 bits then. */
const TRIPLES = MANY.map((i) => 3 * i);

test('exact values come in ascending order, infinite ones at the ends', () => {
  expect(orderedCounts(columnOf(['10', '9', 'inf', '9.0', 'abc', '-inf', '-1e300']))).toEqual(
    [
      [-Infinity, 1],
      [-1e300, 1],
      [9, 2],
      [10, 1],
      [Infinity, 1],
    ].map(([value, rows]) => ({ lower: value, upper: value, rows })),
  );
});

test('there are none without numbers, or where the schema says so', () => {
  expect(orderedCounts(columnOf(['a', null]))).toEqual([]);
  expect(orderedCounts(columnOf(['1'], { type: 'string' }))).toEqual([]);
});

test('many whole numbers come in intervals of whole numbers', () => {
  const counts = orderedCounts(columnOf(TRIPLES));
  expect(counts.slice(1364, 1368)).toEqual([
    { lower: 4092, upper: 4092, rows: 1 },
    { lower: 4095, upper: 4095, rows: 1 },
    { lower: 4098, upper: 4099, rows: 1 },
    { lower: 4100, upper: 4101, rows: 1 },
  ]);
});

test('many numbers come in intervals, with the infinite ones', () => {
  const counts = orderedCounts(columnOf([...MANY.map((i) => i / 7), Infinity, -Infinity]));
  expect(counts[0]).toEqual({ lower: -Infinity, upper: -Infinity, rows: 1 });
  expect(counts.at(-1)).toEqual({ lower: Infinity, upper: Infinity, rows: 1 });
  expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(6002);
});

test('two columns are paired by value while both have their values', () => {
  expect(pairedCounts(columnOf([1, 2, 2]), columnOf([2, 3, 'x']))).toEqual([
    { lower: 1, upper: 1, baseline: 1, live: 0 },
    { lower: 2, upper: 2, baseline: 2, live: 1 },
    { lower: 3, upper: 3, baseline: 0, live: 1 },
  ]);
});

test('two columns are paired by interval when one has too many values', () => {
  const pairs = pairedCounts(columnOf([4098, 4099, 4099, 20000]), columnOf(TRIPLES));
  expect(pairs.find(({ lower }) => lower === 4098)).toEqual({ lower: 4098, upper: 4099, baseline: 3, live: 1 });
  expect(pairs.at(-1)).toEqual({ lower: 20000, upper: 20007, baseline: 1, live: 0 });
  // As soon as one of them has fractions, an interval holds those too.
  expect(pairedCounts(columnOf([4098.5]), columnOf(TRIPLES)).find(({ lower }) => lower === 4098)?.upper).toBeCloseTo(4100, 9);
});

test('pairs have the rows of both columns, in order and apart, also when their tables differ in width', () => {
  const wide = Array.from({ length: 5000 }, (_, i) => (1 + (i % 7) / 8) * 2 ** ((i % 700) - 350));
  const pairs = pairedCounts(columnOf(wide), columnOf(MANY));
  expect(pairs.reduce((sum, { baseline }) => sum + baseline, 0)).toBe(5000);
  expect(pairs.reduce((sum, { live }) => sum + live, 0)).toBe(6000);
  expect(pairs.every(({ lower, upper }, i) => upper >= lower && lower > (pairs[i - 1]?.upper ?? -Infinity))).toBe(true);
});

test('a column without numbers is paired as one without rows', () => {
  expect(pairedCounts(columnOf([null]), columnOf([5]))).toEqual([{ lower: 5, upper: 5, baseline: 0, live: 1 }]);
  expect(pairedCounts(columnOf([null]), columnOf(MANY)).every(({ baseline }) => baseline === 0)).toBe(true);
  expect(pairedCounts(columnOf([null]), columnOf(['a']))).toEqual([]);
});

test('permuting rows changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), (values) => {
      expect(orderedCounts(columnOf(values.toReversed()))).toEqual(orderedCounts(columnOf(values)));
    }),
  );
});
