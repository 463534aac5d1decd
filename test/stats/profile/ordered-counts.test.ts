import fc from 'fast-check';
import { orderedCounts, pairedCounts } from '../../../stats/profile/ordered-counts';
import { columnOf } from './column-of';

const MANY = Array.from({ length: 6000 }, (_, i) => i);

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
  const counts = orderedCounts(columnOf(MANY));
  expect(counts.slice(2046, 2050)).toEqual([
    { lower: 2046, upper: 2046, rows: 1 },
    { lower: 2047, upper: 2047, rows: 1 },
    { lower: 2048, upper: 2049, rows: 2 },
    { lower: 2050, upper: 2051, rows: 2 },
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
  const pairs = pairedCounts(columnOf([2048, 2049, 2049, 7000]), columnOf(MANY));
  expect(pairs.find(({ lower }) => lower === 2048)).toEqual({ lower: 2048, upper: 2049, baseline: 3, live: 2 });
  expect(pairs.at(-1)).toEqual({ lower: 7000, upper: 7003, baseline: 1, live: 0 });
  // As soon as one of them has fractions, an interval holds those too.
  expect(pairedCounts(columnOf([2048.5]), columnOf(MANY)).find(({ lower }) => lower === 2048)?.upper).toBeCloseTo(2050, 9);
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
