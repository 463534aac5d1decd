import type { ColumnProfile } from '../profile/column-profile';
import { isNumeric } from '../profile/column-type';
import type { PairedCount } from '../profile/ordered-counts';
import { pairedCounts } from '../profile/ordered-counts';
import type { BinPair } from './bin-pair';
import { homogeneityPValue } from './homogeneity';
import { numericBins } from './numeric-bins';
import { pairedTexts } from './paired-texts';
import { textBins } from './text-bins';
import { unseenPValue } from './unseen-text';

/** A column of both data sets, counted for a method. */
export interface CountedColumn {
  /** All rows in bins that the baseline fixes: what a score is made from. Each bin has rows of at least one data set. */
  readonly bins: readonly BinPair[];
  /** Probability of bins at least as different when both data sets are of one distribution. */
  readonly pValue: number;
  /** Numbers by value; `null` when the baseline's column is not numeric. */
  readonly numbers: readonly PairedCount[] | null;
  /** Rows of the data sets, with a value or without; above 0. */
  readonly rows: { readonly baseline: number; readonly live: number };
}

/**
 * Counts both columns in the same bins, which the baseline fixes.
 *
 * Numbers of a numeric column are in bins of an equal share of the baseline, texts have bins of their own. Out-of-range, unseen and missing
 * values are buckets beside them; a text in a numeric column is `unseen`. A column of texts with too many different ones to count each
 * has its numbers, if any, in numeric bins.
 */
export function countedColumn(baseline: ColumnProfile, live: ColumnProfile, rows: CountedColumn['rows']): CountedColumn {
  const numeric = isNumeric(baseline.type);
  const numbersApart = numeric || baseline.values === null || live.values === null;
  const numbers = numbersApart ? pairedCounts(baseline, live) : [];
  const texts = pairedTexts(baseline, live, numbersApart);
  const numberBins = numericBins(numbers);
  const { bins: ownAndOther, unseen } = textBins(texts);
  const missing = { label: 'missing', baseline: baseline.missing, live: live.missing };
  const bins = withRows([
    ...numberBins.bins,
    ...ownAndOther,
    { label: 'unseen', baseline: unseen.baseline, live: unseen.live + numberBins.unseen },
    missing,
  ]);
  const allKnown = !numbersApart && texts.unknown.baseline + texts.unknown.live === 0;
  const pValue = allKnown ? textPValue(texts.texts, missing) : homogeneityPValue(bins);
  return { bins, pValue, numbers: numeric ? numbers : null, rows };
}

/**
 * Of each text and of unseen ones, by Bonferroni. Not of the bins: which texts have one is the baseline's choice, so that they are too
 * frequent there by chance, and their differences too large.
 */
function textPValue(texts: readonly BinPair[], missing: BinPair): number {
  const inOrder = texts.toSorted((a, b) => (a.label < b.label ? -1 : 1));
  return Math.min(1, 2 * homogeneityPValue(withRows([...inOrder, missing])), 2 * unseenPValue(texts));
}

function withRows(bins: readonly BinPair[]): BinPair[] {
  return bins.filter(({ baseline, live }) => baseline + live > 0);
}
