import { chiSquaredTail } from '../../stats/distributions/chi-squared';
import { rejectedAtRate } from '../../stats/false-discovery';
import { stabilityIndex } from '../../stats/stability-index';

// Tables of quantiles; for even degrees the closed form exp(-v/2) * sum of (v/2)^i / i! over i < degrees / 2.
test.each([
  [3.841458820694124, 1, 0.05],
  [18.307038053275146, 10, 0.05],
  [1, 10, 0.9998278843700441],
  [200, 50, 7.857610724655e-20],
  [0, 3, 1],
])('the chi-squared tail of %d at %d degrees of freedom is %d', (value, degrees, tail) => {
  expect(chiSquaredTail(value, degrees) / tail).toBeCloseTo(1, 9);
});

test('refuses less than one degree of freedom', () => {
  expect(() => chiSquaredTail(1, 0)).toThrow('degrees must be at least 1, got 0');
});

// Benjamini and Hochberg (1995), section 3.2: 15 p-values, 4 rejections at 0.05.
test("rejects the four hypotheses of Benjamini and Hochberg's example", () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
  expect(rejectedAtRate(p, 0.05).filter(Boolean)).toHaveLength(4);
});

test('the index of two empty or one-bin samples is zero', () => {
  expect(stabilityIndex([])).toEqual({ psi: 0, pValue: 1 });
  expect(stabilityIndex([{ label: 'a', baseline: 5, live: 9 }])).toEqual({ psi: 0, pValue: 1 });
});

test('the index follows its formula on large samples', () => {
  const bins = [
    { label: 'a', baseline: 60_000, live: 40_000 },
    { label: 'b', baseline: 40_000, live: 60_000 },
  ];
  expect(stabilityIndex(bins).psi).toBeCloseTo(2 * 0.2 * Math.log(1.5), 4);
});
