import fc from 'fast-check';
import { qValues } from '../../../stats/drift/benjamini-hochberg';

// Benjamini and Hochberg (1995), section 3.2: 15 p-values, 4 rejections at 0.05.
const PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

test("gives the four discoveries of Benjamini and Hochberg's example", () => {
  expect(qValues(PUBLISHED).filter((q) => q <= 0.05)).toHaveLength(4);
});

// SciPy 1.17.1: stats.false_discovery_control([0.01, 0.04, 0.03, 0.5])
test('gives the adjusted p-values of SciPy, in the order of the p-values', () => {
  const expected = [0.04, 0.05333333333333334, 0.05333333333333334, 0.5];
  for (const [i, q] of qValues([0.01, 0.04, 0.03, 0.5]).entries()) {
    expect(q).toBeCloseTo(expected[i] ?? NaN, 14);
  }
});

test('is never below the p-value, never above 1, and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (pValues) => {
      const adjusted = qValues(pValues);
      adjusted.forEach((q, i) => {
        expect(q).toBeGreaterThanOrEqual((pValues[i] ?? NaN) * (1 - 1e-12));
        expect(q).toBeLessThanOrEqual(1);
      });
      const order = [...pValues.keys()].sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0)).map((i) => adjusted[i] ?? 0);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});
