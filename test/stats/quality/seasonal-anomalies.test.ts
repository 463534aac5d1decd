import { fitHoltWinters } from '../../../stats/quality/fit-holt-winters';
import { HoltWinters } from '../../../stats/quality/holt-winters';
import { onlineNormal } from '../../../stats/quality/normal-anomalies';
import { seasonalAnomalies } from '../../../stats/quality/seasonal-anomalies';

const WEEK = [5, 0, -2, 1, 3, 20, 18];
const SMALL = [0.4, -0.3, 0.1, -0.5, 0.2, 0.3, -0.2, -0.1, 0.5, -0.4, 0.25];

/** Days with a weekly season, a trend and small errors that repeat every 11 days. */
function days(count: number): number[] {
  return Array.from({ length: count }, (_, t) => 100 + 0.5 * t + (WEEK[t % 7] ?? 0) + (SMALL[t % 11] ?? 0));
}

test('a model of an exact trend with a season forecasts it exactly, whatever the smoothing', () => {
  const exact = Array.from({ length: 40 }, (_, t) => 3 + 0.25 * t + (WEEK[t % 7] ?? 0));
  const model = new HoltWinters(exact, 7, { alpha: 0.3, beta: 0.6, gamma: 0.2 });
  for (const value of exact.slice(14)) {
    expect(model.forecast()).toBeCloseTo(value, 9);
    model.learn(value);
  }
});

test('the fitted smoothing is at least as good as every point of the coarse grid', () => {
  const history = days(60).map((value, t) => value + (t > 30 ? 6 : 0));
  const { error } = fitHoltWinters(history, 7);
  for (const alpha of [0, 0.5, 1]) {
    const model = new HoltWinters(history, 7, { alpha, beta: 0.25, gamma: 0.5 });
    const errors = history.slice(14).map((value) => {
      const missed = value - model.forecast();
      model.learn(value);
      return missed * missed;
    });
    expect(error).toBeLessThanOrEqual(Math.sqrt(errors.reduce((sum, e) => sum + e) / errors.length));
  }
});

test.each(['holt-winters', 'naive'] as const)('%s finds the quiet Saturday that mean and deviation miss', (method) => {
  const series = days(70).map((value, t) => (method === 'naive' ? value - 0.5 * t : value));
  series[61] = (series[61] ?? 0) - 15;
  expect(seasonalAnomalies(series, { period: 7, from: 49, method }).map(({ index }) => index)).toEqual([61]);
  expect(onlineNormal(series)).toEqual([]);
});

test('weeks like those before are silent', () => {
  expect(seasonalAnomalies(days(90), { period: 7, from: 50 })).toEqual([]);
});

test('fails without two seasons of history', () => {
  expect(() => seasonalAnomalies(days(30), { period: 7, from: 14 })).toThrow('from more than two periods, got 7 and 14');
});
