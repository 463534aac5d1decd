import { brierScore, calibrationErrorEstimate, logLoss, scoreMetrics } from '../../../stats/performance/score-metrics';
import { FIRST, LABELS } from './golden-scores';

const metrics = scoreMetrics(LABELS, FIRST);

// scikit-learn 1.9.1 for the values; bounds by NumPy 2.4.6: mean -+ 1.96 std(ddof=1) / sqrt(n) of the rows' losses.
test.each([
  ['auc', 0.6861979166666666, 0.5063371838173909, 0.8660586495159426],
  ['brier', 0.20794, 0.15856479506660867, 0.25731520493339133],
  ['logLoss', 0.6012144566460993, 0.4899691160692839, 0.7124597972229146],
  ['ece', 0.1095, 0, 0.24842747559661815],
] as const)('%s has its interval', (name, value, lower, upper) => {
  expect(metrics[name].value).toBeCloseTo(value, 12);
  expect(metrics[name].lower).toBeCloseTo(lower, 12);
  expect(metrics[name].upper).toBeCloseTo(upper, 12);
});

test('the logarithm of a score that is certain and wrong stays finite', () => {
  // scikit-learn 1.9.1: log_loss([1], [0.0], labels=[0, 1])
  expect(logLoss(Uint8Array.of(1), Float64Array.of(0)).value).toBeCloseTo(36.04365338911715, 9);
});

test('one row has no width', () => {
  expect(brierScore(Uint8Array.of(1), Float64Array.of(0.75))).toEqual({ value: 0.0625, lower: 0.0625, upper: 0.0625 });
});

test('the calibration error of scores that are too low by a tenth is a tenth', () => {
  const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row % 10 < 6 ? 1 : 0));
  const { value, lower, upper } = calibrationErrorEstimate(labels, new Float64Array(1000).fill(0.5));
  expect(value).toBeCloseTo(0.1, 12);
  expect(upper - lower).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(0.24 / 999), 12);
});
