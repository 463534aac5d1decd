import type { Smoothing } from './holt-winters';
import { HoltWinters } from './holt-winters';

/** A model that has seen a history. */
export interface SeasonalFit {
  readonly model: Forecaster;
  /** Root mean square of the errors of its forecasts, each made one point before. */
  readonly error: number;
}

/** What forecasts a series one point ahead. */
export interface Forecaster {
  forecast(): number;
  learn(value: number): void;
}

const GRID = [0, 0.25, 0.5, 0.75, 1] as const;
const REFINEMENTS = 4;

/**
 * Holt-Winters model with the smoothing of least squared error after the first two seasons.
 *
 * The search is a grid over [0, 1]³ that is refined around its best point, so the same series always gives the same model.
 */
export function fitHoltWinters(history: readonly number[], period: number): SeasonalFit {
  let best = bestOf(history, period, GRID, GRID, GRID);
  for (let step = 0.125, i = 0; i < REFINEMENTS; i += 1, step /= 2) {
    const { alpha, beta, gamma } = best.smoothing;
    best = bestOf(history, period, around(alpha, step), around(beta, step), around(gamma, step));
  }
  return best;
}

type Candidate = SeasonalFit & { readonly smoothing: Smoothing };

function bestOf(history: readonly number[], period: number, ...[alphas, betas, gammas]: (readonly number[])[]): Candidate {
  const candidates = (alphas ?? []).flatMap((alpha) =>
    (betas ?? []).flatMap((beta) => (gammas ?? []).map((gamma) => candidate(history, period, { alpha, beta, gamma }))),
  );
  return candidates.reduce((best, other) => (other.error < best.error ? other : best));
}

function candidate(history: readonly number[], period: number, smoothing: Smoothing): Candidate {
  const model = new HoltWinters(history, period, smoothing);
  const rest = history.slice(2 * period);
  let squares = 0;
  for (const value of rest) {
    squares += (value - model.forecast()) ** 2;
    model.learn(value);
  }
  return { model, smoothing, error: Math.sqrt(squares / rest.length) };
}

function around(centre: number, step: number): number[] {
  return [...new Set([centre, centre - step, centre + step].map((weight) => Math.min(1, Math.max(0, weight))))];
}
