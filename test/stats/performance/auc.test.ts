import fc from 'fast-check';
import { aucDifference, aucEstimate } from '../../../stats/performance/auc';
import { FIRST, LABELS, SECOND } from './golden-scores';

const DIGITS = 12;

/** Rows with at least two of each class; few different scores, so that many are tied. */
const rows = fc
  .array(fc.record({ label: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 9 }) }), { maxLength: 60 })
  .map((some) => [...some, ...[0, 0, 1, 1].map((label, i) => ({ label, score: i }))])
  .map((all) => ({ labels: Uint8Array.from(all, ({ label }) => label), scores: Float64Array.from(all, ({ score }) => score / 10) }));

test('gives the area, with the interval of the variance by definition', () => {
  const first = aucEstimate(LABELS, FIRST);
  expect(first.value).toBeCloseTo(0.6861979166666667, DIGITS);
  expect(first.lower).toBeCloseTo(0.5063371838173909, DIGITS);
  expect(first.upper).toBeCloseTo(0.8660586495159426, DIGITS);
  expect(aucEstimate(LABELS, SECOND).upper).toBeCloseTo(0.8811472267606314, DIGITS);
});

test('gives the paired difference, which is known better than either area', () => {
  const { auc, pValue } = aucDifference(LABELS, FIRST, SECOND);
  expect(auc.value).toBeCloseTo(-0.01171875, DIGITS);
  expect(auc.lower).toBeCloseTo(-0.1864005723876468, DIGITS);
  expect(auc.upper).toBeCloseTo(0.1629630723876468, DIGITS);
  expect(pValue).toBeCloseTo(0.8953903452748779, 10);
});

test('equals the Mann-Whitney count of pairs', () => {
  fc.assert(
    fc.property(rows, ({ labels, scores }) => {
      const of = (label: number) => [...scores].filter((_, row) => labels[row] === label);
      const pairs = of(1).flatMap((positive) =>
        of(0).map((negative): number => (positive > negative ? 1 : positive === negative ? 0.5 : 0)),
      );
      const share = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
      expect(aucEstimate(labels, scores).value).toBeCloseTo(share, 10);
    }),
  );
});

test('does not change when the scores are stretched', () => {
  fc.assert(
    fc.property(rows, ({ labels, scores }) => {
      const stretched = scores.map((score) => score ** 3 / 2);
      expect(aucEstimate(labels, stretched)).toEqual(aucEstimate(labels, scores));
      expect(aucDifference(labels, scores, stretched)).toEqual({ auc: { value: 0, lower: 0, upper: 0 }, pValue: 1 });
    }),
  );
});

test('turns round with the labels, and with the models', () => {
  fc.assert(
    fc.property(rows, ({ labels, scores }) => {
      const opposite = labels.map((label) => 1 - label);
      expect(aucEstimate(opposite, scores).value).toBeCloseTo(1 - aucEstimate(labels, scores).value, 10);
      const other = scores.map((score, row) => (score * 7 + row) % 1);
      expect(aucDifference(labels, scores, other).auc.lower).toBeCloseTo(-aucDifference(labels, other, scores).auc.upper, 10);
    }),
  );
});

test('is certain of a perfect ranking, and stays between 0 and 1', () => {
  expect(aucEstimate(Uint8Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.2, 0.3, 0.4))).toEqual({ value: 1, lower: 1, upper: 1 });
  // Each class's placements are 1/2 and 1: variance 1/8 among the two, 1/16 of their mean, 1/8 for both classes.
  const { lower, upper } = aucEstimate(Uint8Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.3, 0.2, 0.4));
  expect(lower).toBeCloseTo(0.75 - 1.959963984540054 * Math.sqrt(1 / 8), DIGITS);
  expect(upper).toBe(1);
});

test('refuses a class with fewer than two rows', () => {
  expect(() => aucEstimate(Uint8Array.of(0, 0, 1), Float64Array.of(0.1, 0.2, 0.3))).toThrow(
    'rows must have the label 1 at least 2 times, got 1',
  );
});
