import { seededRandom } from '../../../stats/resampling/random';

const draw = (seed: number, count: number): number[] => Array.from({ length: count }, seededRandom(seed));

test('gives the same numbers for the same seed, others for another', () => {
  expect(draw(7, 5)).toEqual(draw(7, 5));
  expect(draw(8, 5)).not.toEqual(draw(7, 5));
});

test('is uniform from 0 to 1', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  const numbers = draw(1, 100_000);
  for (const number of numbers) {
    counts[Math.floor(number * 10)] = (counts[Math.floor(number * 10)] ?? NaN) + 1;
  }
  // SciPy 1.17.1: chi2.isf(1e-6, 9)
  const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(44.81093787068782);
  // Neighbours do not depend on each other: their correlation has the standard error 1 / sqrt(n).
  const products = numbers.slice(1).reduce((sum, number, i) => sum + (number - 0.5) * ((numbers[i] ?? NaN) - 0.5), 0);
  expect(Math.abs((products * 12) / 100_000)).toBeLessThan(5 / Math.sqrt(100_000));
});
