import { gammaTail } from './gamma';

/** Probability that a Poisson variable with this mean is `count` or more. */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : 1 - gammaTail(mean, count);
}

/** Probability that a Poisson variable with this mean is `count` or less. */
export function poissonLowerTail(count: number, mean: number): number {
  return mean <= 0 ? 1 : gammaTail(mean, count + 1);
}
