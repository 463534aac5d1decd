import { gammaTail } from './gamma';
import { tailQuantile } from './tail-quantile';

/** Probability that a chi-squared variable with `degrees` degrees of freedom exceeds `value`. */
export function chiSquaredTail(value: number, degrees: number): number {
  if (degrees < 1) {
    throw new Error(`degrees must be at least 1, got ${degrees}`);
  }
  return gammaTail(value / 2, degrees / 2);
}

/** Value that a chi-squared variable exceeds with probability `probability`, 0 < p < 1; 3.84 for 0.05 and one degree of freedom. */
export function chiSquaredQuantile(probability: number, degrees: number): number {
  return tailQuantile((value) => chiSquaredTail(value, degrees), probability);
}
