import { FREQUENT_ITEMS } from '../sketch/frequent-items';
import type { BinPair } from './bin-pair';
import type { PairedTexts } from './paired-texts';
import type { UnseenTexts } from './unseen-text';
import { unseenTexts } from './unseen-text';

/** Most texts with a bin each. */
const OWN_BINS = 50;
/**
 * Smallest share of a text with a bin of its own once either column has too many texts to count each: four times the share from which
 * `frequent` surely holds it, so that its count is at most a quarter too small.
 */
const SURE_SHARE = 4 / FREQUENT_ITEMS;

/** Texts in bins that the baseline fixes. */
export interface TextBins {
  /** The baseline's 50 most frequent texts, and `other` for the rest. */
  readonly bins: readonly BinPair[];
  readonly unseen: UnseenTexts;
}

/**
 * Counts texts in bins fixed by the baseline.
 *
 * A text that occurs once in the baseline has no bin but counts as unseen: that is the share of live rows with unseen texts to expect
 * without drift, and every column with rare texts would drift without it. Where either column has too many texts to know them all, `other`
 * is whatever has no bin, unseen texts included.
 */
export function textBins({ texts, unknown }: PairedTexts): TextBins {
  const allKnown = unknown.baseline + unknown.live === 0;
  const total = rowsOf(texts, unknown);
  const least = allKnown ? 2 : SURE_SHARE * total.baseline;
  const own = texts
    .filter(({ baseline }) => baseline > 0 && baseline >= least)
    .sort((a, b) => b.baseline - a.baseline || (a.label < b.label ? -1 : 1))
    .slice(0, OWN_BINS);
  const binned = rowsOf(own);
  const rest = { baseline: total.baseline - binned.baseline, live: total.live - binned.live };
  const unseen = allKnown ? unseenTexts(texts) : { baseline: 0, live: rest.baseline === 0 ? rest.live : 0 };
  return {
    bins: [...own, { label: 'other', baseline: rest.baseline - unseen.baseline, live: rest.live - unseen.live }],
    unseen,
  };
}

function rowsOf(texts: readonly BinPair[], start = { baseline: 0, live: 0 }): { baseline: number; live: number } {
  return texts.reduce((sum, { baseline, live }) => ({ baseline: sum.baseline + baseline, live: sum.live + live }), start);
}
