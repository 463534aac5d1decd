import { normalTail } from '../distributions/normal';
import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';
import { rareCellPValue } from './homogeneity';

/** Texts of a column that the baseline does not have, against how many to expect. */
export interface UnseenTexts {
  /** Baseline rows that stand for them. */
  readonly baseline: number;
  /** Live rows whose text the baseline does not have. */
  readonly live: number;
}

/**
 * Counts unseen texts; each of `texts` has rows of at least one data set.
 *
 * A text that occurs once in the baseline is unseen from the other rows, so that the share of such rows is the share of unseen texts to expect
 * without drift (Good, Biometrika 40, 1953). Of these rows at most the share that is unseen in the live data stands for it: live rows that
 * are the baseline's own have no unseen text.
 */
export function unseenTexts(texts: readonly BinPair[]): UnseenTexts {
  const { once, live, totals } = counts(texts);
  return { baseline: totals.live === 0 ? 0 : Math.min(once, Math.round((live * totals.baseline) / totals.live)), live };
}

/**
 * Probability of so many live rows with unseen texts, or more, without drift; 1 when there are no more than expected.
 *
 * It sees a new vocabulary where each single text is too rare for a test of its own. The error of the expected share is normal with the
 * variance (f1 (1 - f1 / n) + 2 f2) / n^2, where f1 texts occur once and f2 twice (Esty, Annals of Statistics 11, 1983): right for many rows.
 * Few rows are as skewed as the Poisson law. The larger p-value of both counts.
 */
export function unseenPValue(texts: readonly BinPair[]): number {
  const { once, twice, live, totals } = counts(texts);
  const { baseline: n, live: m } = totals;
  if (live * n <= once * m) {
    return 1;
  }
  const share = (once + live) / (n + m);
  const variance = (once * (1 - once / n) + 2 * twice) / n ** 2 + (share * (1 - share)) / m;
  return Math.max(normalTail((live / m - once / n) / Math.sqrt(variance)), rareCellPValue({ baseline: once, live }, n, m));
}

function counts(texts: readonly BinPair[]): { once: number; twice: number; live: number; totals: { baseline: number; live: number } } {
  const withRows = (rows: number): BinPair[] => texts.filter(({ baseline }) => baseline === rows);
  return { once: withRows(1).length, twice: withRows(2).length, live: binTotals(withRows(0)).live, totals: binTotals(texts) };
}
