import type { PairedCount } from '../profile/ordered-counts';
import type { BinPair } from './bin-pair';

/** Bins that hold an equal share of the baseline, and most different values with a bin each. */
const QUANTILE_BINS = 10;

/** Numbers in bins that the baseline fixes. */
export interface NumericBins {
  readonly bins: readonly BinPair[];
  /** Live rows whose value lies between baseline values that have a bin each, or that have no baseline number to be compared with. */
  readonly unseen: number;
}

/**
 * Counts numbers in bins fixed by the baseline.
 *
 * Up to 10 different baseline values have a bin each. Else the bins are left-open and end where the baseline's deciles lie; a value with a
 * tenth of the baseline's numbers or more has a bin of its own. Live rows out of the baseline's range are `below` and `above`.
 */
export function numericBins(pairs: readonly PairedCount[]): NumericBins {
  const first = pairs.findIndex(({ baseline }) => baseline > 0);
  if (first === -1) {
    return { bins: [], unseen: liveRows(pairs) };
  }
  const end = pairs.findLastIndex(({ baseline }) => baseline > 0) + 1;
  const inRange = pairs.slice(first, end);
  const known = inRange.filter(({ baseline }) => baseline > 0);
  const discrete = known.length <= QUANTILE_BINS;
  return {
    bins: [
      { label: 'below', baseline: 0, live: liveRows(pairs.slice(0, first)) },
      ...(discrete ? known.map((pair) => valueBin(pair)) : quantileBins(inRange)),
      { label: 'above', baseline: 0, live: liveRows(pairs.slice(end)) },
    ],
    unseen: discrete ? liveRows(inRange) - liveRows(known) : 0,
  };
}

function valueBin({ lower, upper, baseline, live }: PairedCount): BinPair {
  return { label: lower === upper ? readable(lower) : `[${readable(lower)}, ${readable(upper)}]`, baseline, live };
}

function quantileBins(pairs: readonly PairedCount[]): BinPair[] {
  const groups = quantileGroups(pairs);
  return groups.map((group, i) => {
    const first = group[0] as PairedCount;
    const last = group.at(-1) as PairedCount;
    const before = groups[i - 1]?.at(-1)?.upper;
    const start = before === undefined ? `[${readable(first.lower)}` : `(${readable(before)}`;
    const alone = group.length === 1 && first.lower === first.upper;
    return {
      label: alone ? readable(first.lower) : `${start}, ${readable(last.upper)}]`,
      baseline: baselineRows(group),
      live: liveRows(group),
    };
  });
}

/** Consecutive pairs, split where a decile lies and before a value that fills a tenth. */
function quantileGroups(pairs: readonly PairedCount[]): PairedCount[][] {
  const total = baselineRows(pairs);
  const groups: PairedCount[][] = [];
  let open: PairedCount[] = [];
  let seen = 0;
  for (const pair of pairs) {
    if (pair.baseline * QUANTILE_BINS >= total) {
      groups.push(open);
      open = [];
    }
    const decile = Math.floor((seen * QUANTILE_BINS) / total);
    seen += pair.baseline;
    open.push(pair);
    if (Math.floor((seen * QUANTILE_BINS) / total) > decile) {
      groups.push(open);
      open = [];
    }
  }
  return groups.filter((group) => group.length > 0);
}

function baselineRows(pairs: readonly PairedCount[]): number {
  return pairs.reduce((sum, { baseline }) => sum + baseline, 0);
}

function liveRows(pairs: readonly PairedCount[]): number {
  return pairs.reduce((sum, { live }) => sum + live, 0);
}

function readable(value: number): string {
  return String(Number(value.toPrecision(6)));
}
