import type { Anomaly } from './anomaly';
import { outside } from './anomaly';
import type { Forecaster, SeasonalFit } from './fit-holt-winters';
import { fitHoltWinters } from './fit-holt-winters';

/** Options of `seasonalAnomalies`. */
export interface SeasonalOptions {
  /** Points in a season: 7 for a daily series with weeks, 24 for an hourly one with days. */
  readonly period: number;
  /** First point that is judged; the model learns from those before, which must be more than two seasons. */
  readonly from: number;
  /** `holt-winters` follows level and trend; `naive` expects the value of a season before. @default 'holt-winters' */
  readonly method?: 'holt-winters' | 'naive';
  /** Root mean square errors of the history's forecasts that are still no anomaly. @default 3 */
  readonly deviations?: number;
}

/**
 * Points that differ from the forecast of their season by more than k root mean square errors of the forecasts in the history.
 *
 * An anomaly is replaced by its forecast in what the model learns, so that one bad day does not shift the days after it.
 * Sources: Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, 5.2 (naive) and 8.3 (Holt-Winters).
 */
export function seasonalAnomalies(series: readonly number[], options: SeasonalOptions): Anomaly[] {
  const { period, from, method = 'holt-winters', deviations = 3 } = options;
  if (!Number.isInteger(period) || period < 2 || from <= 2 * period) {
    throw new Error(`period must be at least 2 and from more than two periods, got ${period} and ${from}`);
  }
  const history = series.slice(0, from);
  const { model, error } = method === 'naive' ? fitNaive(history, period) : fitHoltWinters(history, period);
  return series.slice(from).flatMap((value, i) => {
    const expected = model.forecast();
    const anomalies = outside(from + i, value, expected - deviations * error, expected + deviations * error);
    model.learn(anomalies.length === 0 ? value : expected);
    return anomalies;
  });
}

function fitNaive(history: readonly number[], period: number): SeasonalFit {
  const errors = history.slice(period).map((value, i) => value - (history[i] ?? NaN));
  const error = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
  return { model: new LastSeason(history.slice(-period)), error };
}

class LastSeason implements Forecaster {
  constructor(private readonly season: number[]) {}

  forecast(): number {
    return this.season[0] ?? NaN;
  }

  learn(value: number): void {
    this.season.shift();
    this.season.push(value);
  }
}
