import { chiSquaredTail } from '../distributions/chi-squared';
import { poissonLowerTail, poissonUpperTail } from '../distributions/poisson';
import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';

/** Fewest rows to expect in a cell of the smaller data set for Pearson's limit law to hold (Cochran, Biometrics 10, 1954). */
const FEWEST_EXPECTED = 5;

/**
 * Pearson's statistic of the hypothesis that both data sets are of one distribution: the sum over the table of (rows - expected)^2 / expected,
 * without a continuity correction. It grows with the rows: it is no effect size.
 */
export function chiSquaredStatistic(cells: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(cells);
  return cells.reduce((sum, { baseline, live }) => sum + (baseline * m - live * n) ** 2 / (n * m * (baseline + live)), 0);
}

/**
 * Probability of differences at least as large when both data sets are of one distribution, by Pearson's statistic.
 *
 * Cells too sparse for its limit law are joined with the next ones that are, in the order given, which must not depend on which data set has the
 * rows. Where all of them together are still too sparse, they have a test of their own by the Poisson law, and the p-value is Bonferroni's
 * of both.
 */
export function homogeneityPValue(cells: readonly BinPair[]): number {
  const { baseline: n, live: m } = binTotals(cells);
  const least = (FEWEST_EXPECTED * (n + m)) / Math.min(n, m);
  const dense = cells.filter(({ baseline, live }) => baseline + live >= least);
  const sparse = cells.filter(({ baseline, live }) => baseline + live < least);
  const groups = joined(sparse, least);
  if (sparse.length === 0 || groups.length > 0) {
    return pearson([...dense, ...groups]);
  }
  return Math.min(1, 2 * pearson(dense), 2 * rareCellPValue(binTotals(sparse), n, m));
}

/** Joins cells to groups of at least so many rows, the rest with the last group; none when all together have fewer. */
function joined(cells: readonly BinPair[], least: number): BinPair[] {
  const groups: BinPair[] = [];
  let open = { label: 'sparse', baseline: 0, live: 0 };
  for (const { baseline, live } of cells) {
    open = { ...open, baseline: open.baseline + baseline, live: open.live + live };
    if (open.baseline + open.live >= least) {
      groups.push(open);
      open = { label: 'sparse', baseline: 0, live: 0 };
    }
  }
  const last = groups.pop();
  return last ? [...groups, { ...last, baseline: last.baseline + open.baseline, live: last.live + open.live }] : [];
}

function pearson(cells: readonly BinPair[]): number {
  return cells.length < 2 ? 1 : chiSquaredTail(chiSquaredStatistic(cells), cells.length - 1);
}

/**
 * Two-sided probability, without drift, of how the rows of a rare cell are shared between data sets of n and m rows. By the Poisson law of the
 * rows in the smaller one: its tails are no lighter than those of the exact, hypergeometric law.
 */
export function rareCellPValue({ baseline, live }: { readonly baseline: number; readonly live: number }, n: number, m: number): number {
  const count = n < m ? baseline : live;
  const expected = ((baseline + live) * Math.min(n, m)) / (n + m);
  return Math.min(1, 2 * poissonUpperTail(count, expected), 2 * poissonLowerTail(count, expected));
}
