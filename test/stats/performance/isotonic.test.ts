import fc from 'fast-check';
import { isotonicBlocks } from '../../../stats/performance/isotonic';

const group = (score: number, rows: number, positives: number) => ({ lower: score, upper: score, rows, positives });

test('pools groups whose share falls', () => {
  // scikit-learn 1.9.1: IsotonicRegression().fit_transform([1..6], [.1, .4, .2, .5, .5, .9], sample_weight=[10, 10, 30, 2, 4, 10])
  const blocks = isotonicBlocks([group(1, 10, 1), group(2, 10, 4), group(3, 30, 6), group(4, 2, 1), group(5, 4, 2), group(6, 10, 9)]);
  expect(blocks).toEqual([
    { lower: 1, upper: 1, rows: 10, positives: 1 },
    { lower: 2, upper: 3, rows: 40, positives: 10 },
    { lower: 4, upper: 5, rows: 6, positives: 3 },
    { lower: 6, upper: 6, rows: 10, positives: 9 },
  ]);
});

const anyGroups = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9)).map(([rows, positives]) => [rows, Math.min(rows, positives)]),
  {
    minLength: 1,
    maxLength: 12,
  },
);

test('shares rise strictly, no row is lost, and no rising shares are nearer to the groups', () => {
  fc.assert(
    fc.property(anyGroups, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (groups, others) => {
      const counted = groups.map(([rows = 0, positives = 0], score) => group(score, rows, positives));
      const blocks = isotonicBlocks(counted);
      const shares = blocks.map(({ rows, positives }) => positives / rows);
      expect(shares.every((share, i) => i === 0 || share > (shares[i - 1] ?? NaN))).toBe(true);
      expect(blocks.reduce((sum, { rows }) => sum + rows, 0)).toBe(counted.reduce((sum, { rows }) => sum + rows, 0));
      const distance = (shareAt: (score: number) => number) =>
        counted.reduce((sum, { lower, rows, positives }) => sum + rows * (positives / rows - shareAt(lower)) ** 2, 0);
      const fitted = (score: number) => shares[blocks.findIndex(({ upper }) => score <= upper)] ?? NaN;
      const rising = others.toSorted((a, b) => a - b);
      expect(distance(fitted)).toBeLessThanOrEqual(distance((score) => rising[score] ?? NaN) + 1e-12);
    }),
  );
});
