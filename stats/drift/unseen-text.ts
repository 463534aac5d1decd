import { normalTail } from '../distributions/normal';
import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';
import { rareCellPValue } from './homogeneity';

/** Fewest rows of either data set for the normal law. */
const FEWEST_ROWS = 5;

/** Texts of a column that the baseline does not have, against how many to expect. */
export interface UnseenTexts {
  /** Baseline rows whose text occurs once: seen from the other rows they are unseen (Good, Biometrika 40, 1953). */
  readonly baseline: number;
  /** Live rows whose text the baseline does not have. */
  readonly live: number;
}

/** Counts unseen texts; each of `texts` has rows of at least one data set. */
export function unseenTexts(texts: readonly BinPair[]): UnseenTexts {
  return {
    baseline: texts.filter(({ baseline }) => baseline === 1).length,
    live: texts.reduce((sum, { baseline, live }) => (baseline === 0 ? sum + live : sum), 0),
  };
}

/**
 * Two-sided probability of so many or so few live rows with unseen texts without drift.
 *
 * The share of texts that occur once estimates the share to expect; its error is normal with the variance (f1 (1 - f1 / n) + 2 f2) / n^2, where
 * f1 texts occur once and f2 twice (Esty, Annals of Statistics 11, 1983). Few rows follow the Poisson law. It sees a new vocabulary where
 * each single text is too rare for a test of its own.
 */
export function unseenPValue(texts: readonly BinPair[]): number {
  const { baseline: once, live: unseen } = unseenTexts(texts);
  const { baseline: n, live: m } = binTotals(texts);
  if (Math.min(once, unseen) < FEWEST_ROWS) {
    return rareCellPValue({ baseline: once, live: unseen }, n, m);
  }
  const twice = texts.filter(({ baseline }) => baseline === 2).length;
  const share = (once + unseen) / (n + m);
  const variance = (once * (1 - once / n) + 2 * twice) / n ** 2 + (share * (1 - share)) / m;
  return variance === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(unseen / m - once / n) / Math.sqrt(variance)));
}
