import { tailQuantile } from './tail-quantile';

/** Below, the alternating series converges slowly and its theta-function transform fast; both are exact. */
const SMALL = 1.18;
const TERMS = 20;

/**
 * Probability that the supremum of the absolute Brownian bridge exceeds `value`: the limit law of sqrt(n m / (n + m)) D for the two-sample
 * Kolmogorov-Smirnov distance D without drift (Kolmogorov 1933; Smirnov 1939). Conservative where values repeat.
 */
export function kolmogorovTail(value: number): number {
  if (value <= 0) {
    return 1;
  }
  return value < SMALL ? 1 - body(value) : upperTail(value);
}

/** Value that the supremum exceeds with probability `probability`; 1.358 for 0.05. */
export function kolmogorovQuantile(probability: number): number {
  return tailQuantile(kolmogorovTail, probability);
}

function upperTail(value: number): number {
  let sum = 0;
  for (let k = 1; k <= TERMS; k++) {
    sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * value * value);
  }
  return sum;
}

function body(value: number): number {
  let sum = 0;
  for (let k = 1; k <= TERMS; k++) {
    sum += Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * value * value));
  }
  return (Math.sqrt(2 * Math.PI) / value) * sum;
}
