import fc from 'fast-check';
import type { BiasCell } from '../../../stats/bias/bias-cells';
import { reweighing } from '../../../stats/bias/reweighing';
import { ARRESTS } from './arrests';

test('weighs what is rarer than facet and label alone explain', () => {
  const { weights, effectiveRows } = reweighing(ARRESTS);
  // Black and released: 1,288 of 5,226 times 4,334 of 5,226, over 955.
  const black = weights.find(({ disadvantaged, positive }) => disadvantaged && positive);
  expect(black).toMatchObject({ rows: 955, weight: (1288 * 4334) / (5226 * 955) });
  expect(effectiveRows).toBeLessThan(5226);
  expect(effectiveRows).toBeGreaterThan(5000);
});

const anyCells = fc.array(
  fc.record({
    group: fc.constant(null),
    disadvantaged: fc.boolean(),
    label: fc.constant(''),
    positive: fc.boolean(),
    predicted: fc.constant(null),
    rows: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 1 },
);

test('weighted, every facet has the same share of positives, and no facet becomes larger', () => {
  fc.assert(
    fc.property(anyCells, (cells: BiasCell[]) => {
      const { weights } = reweighing(cells);
      fc.pre(weights.length === 4);
      const sum = (test: (weight: (typeof weights)[number]) => boolean) =>
        weights.filter(test).reduce((total, { rows, weight }) => total + rows * weight, 0);
      const share = (facet: boolean) => sum((w) => w.disadvantaged === facet && w.positive) / sum((w) => w.disadvantaged === facet);
      expect(share(true)).toBeCloseTo(share(false), 10);
      const rows = cells.filter(({ disadvantaged }) => disadvantaged).reduce((total, cell) => total + cell.rows, 0);
      expect(sum((w) => w.disadvantaged)).toBeCloseTo(rows, 9);
    }),
  );
});
