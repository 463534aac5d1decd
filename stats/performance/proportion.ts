import type { Estimate } from './estimate';
import { Z_95 } from './estimate';

/** Share of `successes` among `trials`, at least one, with Wilson's score interval (Journal of the American Statistical Association 22, 1927). */
export function proportion(successes: number, trials: number): Estimate {
  if (!(trials >= 1 && successes >= 0 && successes <= trials)) {
    throw new Error(`successes must be 0 to trials, which must be at least 1, got ${successes} of ${trials}`);
  }
  const value = successes / trials;
  const z2 = Z_95 ** 2 / trials;
  const centre = (value + z2 / 2) / (1 + z2);
  const half = (Math.sqrt(z2) * Math.sqrt(value * (1 - value) + z2 / 4)) / (1 + z2);
  return {
    value,
    // At the ends the bounds are 0 and 1 but for rounding.
    lower: successes === 0 ? 0 : Math.max(0, centre - half),
    upper: successes === trials ? 1 : Math.min(1, centre + half),
  };
}
