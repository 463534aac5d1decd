import type { BiasCell } from '../../../stats/bias/bias-cells';

/**
 * Joint counts of carData's Arrests (5,226 rows): facet colour = Black, label released = Yes, prediction checks <= 2 and employed, group checks.
 * By group and facet: released and predicted, released and not predicted, not released and predicted, neither.
 */
const COUNTS = [
  ['0', true, 203, 29, 29, 15],
  ['0', false, 1323, 137, 95, 20],
  ['1', true, 148, 35, 19, 17],
  ['1', false, 495, 79, 47, 14],
  ['2', true, 137, 35, 26, 20],
  ['2', false, 412, 85, 42, 32],
  ['3', true, 0, 219, 0, 93],
  ['3', false, 0, 493, 0, 148],
  ['4', true, 0, 119, 0, 91],
  ['4', false, 0, 301, 0, 132],
  ['5', true, 0, 24, 0, 21],
  ['5', false, 0, 54, 0, 28],
  ['6', true, 0, 6, 0, 2],
  ['6', false, 0, 0, 0, 1],
] as const;

export const ARRESTS: readonly BiasCell[] = COUNTS.flatMap(([group, disadvantaged, ...rows]) =>
  rows.map((count, i) => ({ group, disadvantaged, label: i < 2 ? 'Yes' : 'No', positive: i < 2, predicted: i % 2 === 0, rows: count })),
);
