import { chiSquaredQuantile, chiSquaredTail } from '../../../stats/distributions/chi-squared';
import { gammaTail, logGamma } from '../../../stats/distributions/gamma';
import { kolmogorovQuantile, kolmogorovTail } from '../../../stats/distributions/kolmogorov';
import { normalQuantile, normalTail } from '../../../stats/distributions/normal';

/** Expects a relative error of at most 1e-11; SciPy 1.17.1 gave the values. */
function expectRelative(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
}

test.each([
  [3.841458820694124, 1, 0.04999999999999989],
  [18.307038053275146, 10, 0.05000000000000005],
  [200, 50, 7.857610724654791e-20],
  [1, 10, 0.9998278843700441],
  [0.5, 1, 0.47950012218695337],
  [900, 63, 2.2556965256319055e-148],
  [0.001, 4, 0.9999998750416589],
  [0, 3, 1],
  [Infinity, 3, 0],
])('the chi-squared tail of %d at %d degrees of freedom is %d', (value, degrees, tail) => {
  expectRelative(chiSquaredTail(value, degrees), tail);
});

test.each([
  [0.05, 1, 3.8414588206941285],
  [0.05, 12, 21.02606981748307],
  [0.003, 50, 81.84301663335717],
  [1e-6, 3, 30.664849706213598],
])('chi-squared exceeds with probability %d at %d degrees of freedom %d', (probability, degrees, value) => {
  expectRelative(chiSquaredQuantile(probability, degrees), value);
});

test.each([
  [0, 0.5],
  [0.3, 0.3820885778110474],
  [1.959963984540054, 0.025],
  [-1.2, 0.8849303297782918],
  [8, 6.22096057427174e-16],
])('the normal tail of %d is %d', (z, tail) => {
  expectRelative(normalTail(z), tail);
});

test.each([
  [0.025, 1.9599639845400545],
  [0.5, 0],
  [0.9, -1.2815515655446004],
  [1e-9, 5.9978070150076865],
])('a normal variable exceeds with probability %d the value %d', (probability, z) => {
  expectRelative(normalQuantile(probability), z);
});

test.each([
  [-1, 1],
  [0.2, 0.999999999999495],
  [0.5, 0.9639452436648751],
  [1.17, 0.12939004218561884],
  [1.19, 0.11774229287977166],
  [3, 3.045995948942526e-8],
])('the Kolmogorov tail of %d is %d', (value, tail) => {
  expectRelative(kolmogorovTail(value), tail);
});

test.each([
  [0.05, 1.3580986393225507],
  [0.003, 1.8030931988528731],
  [0.5, 0.8275735551899059],
])('the supremum of a Brownian bridge exceeds with probability %d the value %d', (probability, value) => {
  expectRelative(kolmogorovQuantile(probability), value);
});

test('the gamma tail and function follow theirs', () => {
  expectRelative(gammaTail(9.6, 5.31), 0.049357895547369725);
  expectRelative(gammaTail(0.1, 0.5), 0.6547208460185768);
  expectRelative(gammaTail(3, 20), 0.9999999999168557);
  expectRelative(logGamma(0.5), 0.5723649429247);
  expectRelative(logGamma(123.4), 469.3360974421906);
});

test('refuses parameters without a distribution', () => {
  expect(() => chiSquaredTail(1, 0)).toThrow('degrees must be at least 1, got 0');
  expect(() => gammaTail(1, 0)).toThrow('shape must be greater than 0, got 0');
  expect(() => chiSquaredQuantile(1, 3)).toThrow('probability must be between 0 and 1, got 1');
});
