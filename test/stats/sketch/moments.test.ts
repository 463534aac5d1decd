import fc from 'fast-check';
import type { Moments } from '../../../stats/sketch/moments';
import { MomentsBuilder, mergeMoments } from '../../../stats/sketch/moments';

function momentsOf(values: readonly number[]): Moments {
  const builder = new MomentsBuilder();
  values.forEach((value) => {
    builder.add(value);
  });
  return builder.moments();
}

function spread(count: number, value: (i: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => value(i));
}

const EVEN = spread(5000, (i) => ((i * 7919) % 10007) / 8);
const FAR_FROM_ZERO = spread(5000, (i) => 1e9 + ((i * 7919) % 10007) / 1024);
const MANY_MAGNITUDES = spread(3000, (i) => 2 ** (((i * 31) % 64) - 32) * (i % 3 === 0 ? -1 : 1));

// Exact sums of Python's fractions.Fraction, rounded once.
test.each([
  ['even values', EVEN, [625.77695, 652221432.0872375, -32374885.393841162, 153128919303707.78]],
  ['values far from zero', FAR_FROM_ZERO, [1000000004.8888824, 39808.4370170433, -15.43754834835108, 570449.6774960599]],
  ['values of many magnitudes', MANY_MAGNITUDES, [21747532.781174604, 2.875801249419115e20, 1.5102482404652162e29, 1.0522636676501296e39]],
])('sums %s to a relative error of 1e-12', (_, values, [mean = NaN, m2 = NaN, m3 = NaN, m4 = NaN]) => {
  const actual = momentsOf(values);
  expect(actual.count).toBe(values.length);
  expect(Math.abs(actual.mean / mean - 1)).toBeLessThan(1e-12);
  expect(Math.abs(actual.m2 / m2 - 1)).toBeLessThan(1e-12);
  expect(Math.abs(actual.m4 / m4 - 1)).toBeLessThan(1e-12);
  // The third moment is a small difference of large sums: its error is relative to their size.
  expect(Math.abs(actual.m3 - m3) / (m2 ** 1.5 / Math.sqrt(values.length))).toBeLessThan(1e-12);
});

/** Whether both are the same to the rounding of sums of such sizes. */
function expectClose(actual: Moments, expected: Moments, largest: number): void {
  const scale = (power: number): number => expected.count * Math.max(largest, 1e-60) ** power * 1e-12;
  expect(actual.count).toBe(expected.count);
  expect(Math.abs(actual.mean - expected.mean)).toBeLessThanOrEqual(largest * 1e-13);
  expect(Math.abs(actual.m2 - expected.m2)).toBeLessThanOrEqual(scale(2));
  expect(Math.abs(actual.m3 - expected.m3)).toBeLessThanOrEqual(scale(3));
  expect(Math.abs(actual.m4 - expected.m4)).toBeLessThanOrEqual(scale(4));
}

test('merged parts have the moments of the whole, in any order', () => {
  const values = fc.array(fc.double({ min: -1e60, max: 1e60, noNaN: true }), { maxLength: 30 });
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      const whole = momentsOf([...a, ...b, ...c]);
      const largest = Math.max(0, ...[...a, ...b, ...c].map(Math.abs));
      const [x, y, z] = [momentsOf(a), momentsOf(b), momentsOf(c)];
      expectClose(mergeMoments(mergeMoments(x, y), z), whole, largest);
      expectClose(mergeMoments(z, mergeMoments(y, x)), whole, largest);
    }),
  );
});

test('rows of one value are like as many values', () => {
  const builder = new MomentsBuilder();
  builder.addRows(2, 3);
  builder.addRows(7, 1);
  expectClose(builder.moments(), momentsOf([2, 2, 2, 7]), 7);
});

test('sums beyond the range of doubles are not numbers, and the mean still is', () => {
  expect(momentsOf([1e300, 0])).toEqual({ count: 2, mean: 5e299, m2: NaN, m3: NaN, m4: NaN });
  expect(momentsOf([1e308, 1e308, 1e308]).mean).toBeCloseTo(1e308, -294);
  const apart = mergeMoments(momentsOf([1.5e308]), momentsOf([-1.5e308]));
  expect(apart).toEqual({ count: 2, mean: 0, m2: NaN, m3: NaN, m4: NaN });
});

test('a constant has no spread, and nothing has no moments', () => {
  expect(momentsOf(spread(3000, () => 0.1))).toEqual({ count: 3000, mean: 0.1, m2: 0, m3: 0, m4: 0 });
  expect(momentsOf([])).toEqual({ count: 0, mean: 0, m2: 0, m3: 0, m4: 0 });
});
