import { regressionMetrics } from '../../../stats/performance/regression-metrics';
import { seededRandom } from '../../../stats/resampling/random';
import { FIRST, SECOND } from './golden-scores';

const metrics = regressionMetrics(FIRST, SECOND);

// scikit-learn 1.9.1 for the values; bounds by NumPy 2.4.6, those of R² by the delta method.
test.each([
  ['mae', 0.1045, 0.07838332786709842, 0.13061667213290157],
  ['rmse', 0.1335851788186099, 0.1004423444811951, 0.1600041731803297],
  ['r2', 0.46883557566376943, 0.17613228238893064, 0.7615388689386082],
  ['mape', 0.292912009270641, 0.19311806734328418, 0.3927059511979978],
] as const)('%s has its interval', (name, value, lower, upper) => {
  expect(metrics[name]?.value).toBeCloseTo(value, 12);
  expect(metrics[name]?.lower).toBeCloseTo(lower, 12);
  expect(metrics[name]?.upper).toBeCloseTo(upper, 12);
});

test('has no share of a variance that is 0, and no share of a label that is 0', () => {
  expect(regressionMetrics(Float64Array.of(2, 2), Float64Array.of(1, 2))).toMatchObject({ r2: null, mape: { value: 0.25 } });
  expect(regressionMetrics(Float64Array.of(0, 2), Float64Array.of(1, 2))).toMatchObject({ mape: null });
});

test('the intervals hold the truth of the population about as often as they say', () => {
  const random = seededRandom(11);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  // Predictions with errors of deviation 1 of labels with deviation 2: MAE sqrt(2 / pi), RMSE 1, R² 3/4.
  const truth = { mae: Math.sqrt(2 / Math.PI), rmse: 1, r2: 0.75 };
  const held = { mae: 0, rmse: 0, r2: 0 };
  for (let trial = 0; trial < 400; trial++) {
    const labels = Float64Array.from({ length: 400 }, () => 2 * gaussian());
    const found = regressionMetrics(
      labels,
      labels.map((label) => label + gaussian()),
    );
    for (const name of ['mae', 'rmse', 'r2'] as const) {
      const { lower, upper } = found[name] ?? { lower: NaN, upper: NaN };
      held[name] += lower <= truth[name] && truth[name] <= upper ? 1 : 0;
    }
  }
  // 95 % of 400 is 380, with a standard deviation of 4.4.
  for (const count of Object.values(held)) {
    expect(count).toBeGreaterThan(364);
    expect(count).toBeLessThan(397);
  }
});
