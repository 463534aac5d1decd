import { gammaTail } from './gamma';
import { tailQuantile } from './tail-quantile';

/** Probability that a standard normal variable exceeds `z`. Its square is chi-squared with one degree of freedom. */
export function normalTail(z: number): number {
  const half = gammaTail((z * z) / 2, 0.5) / 2;
  return z >= 0 ? half : 1 - half;
}

/** Value that a standard normal variable exceeds with probability `probability`, 0 < p < 1; 1.96 for 0.025. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) {
    return -normalQuantile(1 - probability);
  }
  return probability === 0.5 ? 0 : tailQuantile((z) => 2 * normalTail(z), 2 * probability);
}
