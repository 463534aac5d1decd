import fc from 'fast-check';
import type { BiasCell } from '../../../stats/bias/bias-cells';
import { BiasCounter, mergeCells } from '../../../stats/bias/bias-cells';
import type { BiasMetrics } from '../../../stats/bias/bias-metrics';
import { biasMetrics } from '../../../stats/bias/bias-metrics';
import type { Estimate } from '../../../stats/performance/estimate';
import { ARRESTS } from './arrests';

/** A few resamples where intervals are of no matter. */
const QUICK = { resamples: 10 };

const all = ({ preTraining, postTraining }: BiasMetrics): Record<string, Estimate> => ({ ...preTraining, ...postTraining });

/** The rows of one facet: labels and predictions of the outcomes by number of rows. */
function facet(disadvantaged: boolean, [truePositives, falseNegatives, falsePositives, trueNegatives]: readonly number[]): BiasCell[] {
  return [truePositives, falseNegatives, falsePositives, trueNegatives].map((rows = 0, i) => ({
    group: null,
    disadvantaged,
    label: i < 2 ? 'good' : 'bad',
    positive: i < 2,
    predicted: i % 2 === 0,
    rows,
  }));
}

const of = (a: readonly number[], d: readonly number[]): BiasMetrics => biasMetrics([...facet(false, a), ...facet(true, d)], QUICK);

describe('on carData Arrests', () => {
  const metrics = all(biasMetrics(ARRESTS));

  // smclarify, to the digits of formats.md 1.5.
  test.each([
    ['CI', 0.50708, 5],
    ['DPL', 0.11659, 5],
    ['KL', 0.040201, 6],
    ['JS', 0.010736, 6],
    ['LP', 0.164883, 6],
    ['TVD', 0.11659, 5],
    ['KS', 0.11659, 5],
    ['CDDL', 0.121643, 6],
    ['DPPL', 0.176666, 6],
    ['DI', 0.711801, 6],
    ['DCA', -0.299537, 6],
    ['DCR', 0.09188, 5],
    ['DAR', 0.055451, 6],
    ['DRR', 0.110686, 6],
    ['RD', 0.148964, 6],
    ['SD', 0.106937, 6],
    ['AD', 0.081534, 6],
    ['TE', 0.066246, 6],
    ['CDDPL', 0.166264, 6],
    ['GE', 0.265662, 6],
  ])('%s is %d, within its interval', (name, value, digits) => {
    const { value: found = NaN, lower = NaN, upper = NaN } = metrics[name] ?? {};
    expect(found).toBeCloseTo(value, digits);
    expect(lower).toBeLessThan(found);
    expect(upper).toBeGreaterThan(found);
  });

  test("the bootstrap of a difference of shares has the normal interval's width", () => {
    const { lower = NaN, upper = NaN } = metrics['DPL'] ?? {};
    // Shares of 3,938 and 1,288 rows, by hand: 1.96 sqrt(q_a (1 - q_a) / n_a + q_d (1 - q_d) / n_d)
    const [a, d] = [3379 / 3938, 955 / 1288];
    const half = 1.959963984540054 * Math.sqrt((a * (1 - a)) / 3938 + (d * (1 - d)) / 1288);
    expect(upper - lower).toBeGreaterThan(1.8 * half);
    expect(upper - lower).toBeLessThan(2.2 * half);
  });

  test('the same seed gives the same intervals, whatever the order of the rows', () => {
    const parts = [ARRESTS.slice(20), ARRESTS.slice(0, 20)] as const;
    expect(biasMetrics(mergeCells(...parts))).toEqual(biasMetrics(mergeCells(ARRESTS, [])));
  });
});

test('a label that one facet never has is not dropped', () => {
  // a: half of either label; d: one label only. smclarify gives 0 for all five.
  const { preTraining } = of([50, 0, 0, 50], [40, 0, 0, 0]);
  expect(preTraining).toMatchObject({ TVD: { value: 0.5 }, KS: { value: 0.5 }, LP: { value: Math.SQRT1_2 }, KL: { value: Infinity } });
  expect(preTraining.JS?.value).toBeCloseTo((0.5 * Math.log(2 / 3) + 0.5 * Math.log(2) + Math.log(4 / 3)) / 2, 12);
});

test('counts every label, not only the favourable one', () => {
  const rows = (disadvantaged: boolean, label: string, count: number): BiasCell => ({
    group: null,
    disadvantaged,
    label,
    positive: label === 'A',
    predicted: null,
    rows: count,
  });
  const cells = [rows(false, 'A', 5), rows(false, 'B', 3), rows(false, 'C', 2), rows(true, 'A', 5), rows(true, 'B', 1), rows(true, 'C', 4)];
  const { preTraining, postTraining } = biasMetrics(cells, QUICK);
  expect(preTraining).toMatchObject({ DPL: { value: 0 }, TVD: { value: 0.2 } });
  expect(preTraining.KS?.value).toBeCloseTo(0.2, 12);
  expect(preTraining.LP?.value).toBeCloseTo(Math.sqrt(0.08), 12);
  expect(preTraining).not.toHaveProperty('CDDL');
  expect(postTraining).toEqual({});
});

describe('divisions by zero', () => {
  test('nothing of nothing is 0', () => {
    // Nobody is predicted favourable: no precision in either facet.
    expect(of([0, 5, 0, 5], [0, 3, 0, 7]).postTraining).toMatchObject({ DI: { value: 0 }, DAR: { value: 0 }, DPPL: { value: 0 } });
  });

  test('something of nothing is infinite, and two infinities differ by 0', () => {
    // Labels but no predictions in both facets: both ratios are infinite.
    expect(of([0, 5, 0, 5], [0, 3, 0, 7]).postTraining.DCA?.value).toBe(0);
    // False negatives without false positives in d alone.
    expect(of([5, 1, 1, 5], [5, 2, 0, 5]).postTraining.TE?.value).toBe(Infinity);
    expect(of([5, 1, 0, 5], [5, 2, 1, 5]).postTraining.TE?.value).toBe(-Infinity);
    expect(of([5, 1, 0, 5], [5, 2, 0, 5]).postTraining.TE?.value).toBe(0);
    expect(of([0, 5, 0, 5], [3, 2, 0, 5]).postTraining.DI?.value).toBe(Infinity);
  });

  test('nobody has a benefit: all have the same', () => {
    expect(of([0, 5, 0, 0], [0, 3, 0, 0]).postTraining.GE?.value).toBe(0);
  });
});

test('equal treatment gives 0, and 1 for the ratio', () => {
  const { preTraining, postTraining } = of([8, 2, 4, 6], [8, 2, 4, 6]);
  const { DI, GE, ...others } = { ...preTraining, ...postTraining };
  expect(DI?.value).toBe(1);
  expect(GE?.value).toBeGreaterThan(0);
  expect(Object.values(others).map(({ value }) => Math.abs(value))).toEqual(Object.values(others).map(() => 0));
});

test('refuses a facet without rows', () => {
  expect(() => of([1, 1, 1, 1], [0, 0, 0, 0])).toThrow('both facets must have a row, got 4 and 0');
});

const anyOutcomes = fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }).filter((rows) => rows.some((count) => count > 0));

test('every metric is a number within its interval, and the antisymmetric ones turn round with the facets', () => {
  fc.assert(
    fc.property(anyOutcomes, anyOutcomes, (a, d) => {
      const [there, back] = [all(of(a, d)), all(of(d, a))];
      for (const { value, lower, upper } of Object.values(there)) {
        expect(lower <= value && value <= upper).toBe(true);
      }
      for (const name of ['CI', 'DPL', 'DPPL', 'DCA', 'DCR', 'DAR', 'DRR', 'RD', 'SD', 'AD', 'TE']) {
        expect((there[name]?.value ?? NaN) + 0).toBeCloseTo(-(back[name]?.value ?? NaN) + 0, 10);
      }
    }),
    { numRuns: 60 },
  );
});

const anyCells = fc.array(
  fc.record({
    group: fc.constantFrom('x', 'y', null),
    disadvantaged: fc.boolean(),
    label: fc.constantFrom('1', '0'),
    positive: fc.boolean(),
    predicted: fc.constantFrom(true, false, null),
  }),
  { maxLength: 20 },
);

test('counting parts and merging them is counting the whole, in any order', () => {
  const counted = (rows: readonly Omit<BiasCell, 'rows'>[]): BiasCell[] => {
    const counter = new BiasCounter();
    rows.forEach((row) => {
      counter.add(row);
    });
    return counter.cells();
  };
  fc.assert(
    fc.property(anyCells, anyCells, (a, b) => {
      const whole = counted([...a, ...b]);
      expect(mergeCells(counted(a), counted(b))).toEqual(whole);
      expect(mergeCells(counted(b), counted(a))).toEqual(whole);
    }),
  );
});
