import type { ColumnProfile } from '../profile/column-profile';
import { isNumeric } from '../profile/column-type';
import type { PairedCount } from '../profile/ordered-counts';
import { pairedCounts } from '../profile/ordered-counts';
import type { BinPair } from './bin-pair';
import { numericBins } from './numeric-bins';
import { textBins } from './text-bins';

/** A column of both data sets, counted for a method. */
export interface CountedColumn {
  /** All rows in bins that the baseline fixes; each bin has rows of at least one data set. */
  readonly bins: readonly BinPair[];
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
  const { bins, unseen } = numericBins(numbers);
  const texts = textBins(baseline, live, numbersApart);
  const all = [
    ...bins,
    ...texts.bins,
    { label: 'unseen', baseline: 0, live: unseen + texts.unseen },
    { label: 'missing', baseline: baseline.missing, live: live.missing },
  ];
  return { bins: all.filter((bin) => bin.baseline + bin.live > 0), numbers: numeric ? numbers : null, rows };
}
