import { drawBinomial } from './binomial';
import type { Random } from './random';

/**
 * Counts of as many rows, drawn with replacement from the rows that `counts` counts: one resample of the bootstrap, in a time that grows with the
 * number of counts alone. The multinomial distribution, drawn as binomials one after the other.
 */
export function resampleCounts(random: Random, counts: readonly number[]): number[] {
  let rows = counts.reduce((sum, count) => sum + count, 0);
  let left = rows;
  return counts.map((count) => {
    // Rounding cannot put it above 1: both are whole numbers.
    const drawn = rows === 0 ? 0 : drawBinomial(random, left, count / rows);
    rows -= count;
    left -= drawn;
    return drawn;
  });
}
