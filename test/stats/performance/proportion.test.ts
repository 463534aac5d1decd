import fc from 'fast-check';
import { proportion } from '../../../stats/performance/proportion';

// SciPy 1.17.1: binomtest(k, n).proportion_ci(0.95, 'wilson')
test.each([
  [0, 10, 0, 0.27753279986288926],
  [10, 10, 0.7224672001371109, 1],
  [1, 30, 0.005908590381612441, 0.16670390991409173],
  [450, 1000, 0.41941538407429674, 0.48096729177425873],
])('%d of %d lies between %d and %d', (successes, trials, lower, upper) => {
  const found = proportion(successes, trials);
  expect(found.value).toBe(successes / trials);
  expect(found.lower).toBeCloseTo(lower, 12);
  expect(found.upper).toBeCloseTo(upper, 12);
});

test('holds the share, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
      const { value, lower, upper } = proportion(Math.round(trials * share), trials);
      expect([0 <= lower, lower <= value, value <= upper, upper <= 1]).toEqual([true, true, true, true]);
    }),
  );
});

test.each([
  [0, 0],
  [3, 2],
  [-1, 2],
])('refuses %d of %d', (successes, trials) => {
  expect(() => proportion(successes, trials)).toThrow(`got ${successes} of ${trials}`);
});
