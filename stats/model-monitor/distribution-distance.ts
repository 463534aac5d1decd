import { chiSquaredTail } from '../distributions/chi-squared';
import type { ColumnProfile } from '../profile/column-profile';
import { pairedCounts } from '../profile/ordered-counts';

/** c(α) of the two-sample Kolmogorov-Smirnov test that Deequ subtracts in its robust distance; α is about 0.003. */
const C_ALPHA = 1.8;

/**
 * Largest difference of the distribution functions of two numeric columns, D = max |F(x) − G(x)|; `Robust` takes off what sampling explains,
 * max(0, D − 1.8 √((n + m) / nm)).
 *
 * Source: Deequ, Distance.numericalDistance, with all repeats of a value counted (deequ #392: it kept one of each). `null` without numbers.
 */
export function numericDistance(baseline: ColumnProfile, live: ColumnProfile, method: 'Simple' | 'Robust'): number | null {
  const pairs = pairedCounts(baseline, live);
  const n = pairs.reduce((sum, pair) => sum + pair.baseline, 0);
  const m = pairs.reduce((sum, pair) => sum + pair.live, 0);
  if (n === 0 || m === 0) {
    return null;
  }
  let [below, belowLive, largest] = [0, 0, 0];
  for (const pair of pairs) {
    below += pair.baseline;
    belowLive += pair.live;
    largest = Math.max(largest, Math.abs(below / n - belowLive / m));
  }
  return method === 'Simple' ? largest : robust(largest, n, m);
}

/** Rows of a category in both data sets. */
interface Category {
  readonly baseline: number;
  readonly live: number;
}

/**
 * Largest difference of the shares of a text, with the same allowance for sampling. Source: Deequ, Distance.categoricalDistance.
 *
 * `null` when a side has no value, or too many different ones to count each.
 */
export function categoricalDistance(baseline: ColumnProfile, live: ColumnProfile, method: 'Simple' | 'Robust'): number | null {
  const categories = categoriesOf(baseline, live);
  const [n, m] = totals(categories);
  if (n === 0 || m === 0) {
    return null;
  }
  const largest = Math.max(...categories.map((category) => Math.abs(category.baseline / n - category.live / m)));
  return method === 'Simple' ? largest : robust(largest, n, m);
}

/** Probability of shares at least this different without drift: Pearson's χ² test of homogeneity over the texts of both sides. */
export function categoricalPValue(baseline: ColumnProfile, live: ColumnProfile): number | null {
  const categories = categoriesOf(baseline, live);
  const [n, m] = totals(categories);
  if (n === 0 || m === 0) {
    return null;
  }
  const statistic = categories.reduce((sum, category) => {
    const share = (category.baseline + category.live) / (n + m);
    return sum + (category.baseline - n * share) ** 2 / (n * share) + (category.live - m * share) ** 2 / (m * share);
  }, 0);
  return categories.length < 2 ? 1 : chiSquaredTail(statistic, categories.length - 1);
}

function categoriesOf(baseline: ColumnProfile, live: ColumnProfile): Category[] {
  const now = new Map(live.values ?? []);
  const before = new Map(baseline.values ?? []);
  return [...new Set([...before.keys(), ...now.keys()])].map((text) => ({ baseline: before.get(text) ?? 0, live: now.get(text) ?? 0 }));
}

function totals(categories: readonly Category[]): [n: number, m: number] {
  return categories.reduce(([n, m], { baseline, live }) => [n + baseline, m + live], [0, 0]);
}

function robust(distance: number, n: number, m: number): number {
  return Math.max(0, distance - C_ALPHA * Math.sqrt((n + m) / (n * m)));
}
