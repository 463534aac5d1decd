import { calibration } from '../../../stats/performance/calibration';
import { classificationMetrics } from '../../../stats/performance/classification-metrics';
import { FIRST, LABELS } from './golden-scores';

const metrics = classificationMetrics(LABELS, FIRST, 0.5);

test('counts decisions by label; a score at the threshold is a yes', () => {
  expect(metrics.confusion).toEqual({ truePositives: 9, falsePositives: 5, falseNegatives: 7, trueNegatives: 19 });
  expect(metrics).toMatchObject({ rows: 40, positives: 16 });
});

// scikit-learn 1.9.1 and SciPy 1.17.1; F1's bounds are those of 9 in 21 by 2 J / (1 + J).
test.each([
  ['precision', 0.6428571428571429, 0.38764423103907397, 0.8365526824644587],
  ['recall', 0.5625, 0.331785563988119, 0.7690134759450765],
  ['accuracy', 0.7, 0.5456998118185507, 0.8192515477025347],
  ['f1', 0.6, 0.3931867122108233, 0.7764100094171156],
] as const)('%s has its interval', (name, value, lower, upper) => {
  expect(metrics[name]?.value).toBeCloseTo(value, 12);
  expect(metrics[name]?.lower).toBeCloseTo(lower, 12);
  expect(metrics[name]?.upper).toBeCloseTo(upper, 12);
});

test('measures the scores as probabilities', () => {
  expect(metrics.brier).toBeCloseTo(0.20794, 12);
  expect(metrics.calibrationError).toBeCloseTo(0.1095, 12);
});

test('has no precision when no score reaches the threshold', () => {
  expect(classificationMetrics(LABELS, FIRST, 0.99)).toMatchObject({ precision: null, f1: { value: 0, lower: 0 } });
});

test('sorts scores into ten bins, the edges to the right, 1 into the last', () => {
  const { bins, error } = calibration(Uint8Array.of(0, 1, 1, 1), Float64Array.of(0, 0.1, 0.95, 1));
  expect(bins.map(({ rows }) => rows)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
  expect(bins[9]).toEqual({ lower: 0.9, upper: 1, rows: 2, meanScore: 0.975, positiveShare: 1 });
  expect(bins[5]).toMatchObject({ meanScore: null, positiveShare: null });
  expect(error).toBeCloseTo((0 + 0.9 + 0.05) / 4, 12);
});
