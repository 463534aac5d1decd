/** Weights of additive exponential smoothing for level, trend and season, each in [0, 1]. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/**
 * Additive triple exponential smoothing with a trend and a season of `period` points.
 *
 * Level ℓₜ = α(xₜ − sₜ₋ₚ) + (1 − α)(ℓₜ₋₁ + bₜ₋₁), trend bₜ = β(ℓₜ − ℓₜ₋₁) + (1 − β)bₜ₋₁, season sₜ = γ(xₜ − ℓₜ₋₁ − bₜ₋₁) + (1 − γ)sₜ₋ₚ,
 * forecast ℓₜ + bₜ + sₜ₊₁₋ₚ. Source: Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, 8.3.
 */
export class HoltWinters {
  private level: number;
  private trend: number;
  private readonly seasons: number[];
  private next = 0;

  /** Starts from the first two seasons of a series: their means give level and trend, what is left the season. */
  constructor(
    series: readonly number[],
    private readonly period: number,
    private readonly smoothing: Smoothing,
  ) {
    const middle = (period - 1) / 2;
    const first = mean(series.slice(0, period));
    const second = mean(series.slice(period, 2 * period));
    this.trend = (second - first) / period;
    // A season's mean stands in its middle; the level is wanted at the end.
    this.level = second + this.trend * middle;
    this.seasons = Array.from(
      { length: period },
      (_, i) => mean([(series[i] ?? NaN) - first, (series[i + period] ?? NaN) - second]) - this.trend * (i - middle),
    );
  }

  /** Value expected at the next point. */
  forecast(): number {
    return this.level + this.trend + this.season();
  }

  /** Takes the next point in. */
  learn(value: number): void {
    const { alpha, beta, gamma } = this.smoothing;
    const [before, season, trend] = [this.level, this.season(), this.trend];
    this.level = alpha * (value - season) + (1 - alpha) * (before + trend);
    this.trend = beta * (this.level - before) + (1 - beta) * trend;
    this.seasons[this.next] = gamma * (value - before - trend) + (1 - gamma) * season;
    this.next = (this.next + 1) % this.period;
  }

  private season(): number {
    return this.seasons[this.next] ?? NaN;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
