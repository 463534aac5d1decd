import type { PairedCount } from '../../profile/ordered-counts';
import type { DriftMethod } from '../measurement';
import type { Gap } from '../wasserstein-noise';
import { wassersteinNoise } from '../wasserstein-noise';

/** Gaps with fewer rows of both data sets beyond them belong to single outliers: what they add to the score counts as noise. */
const FEWEST_BEYOND = 5;

/**
 * Wasserstein distance (earth mover's, order 1) in baseline standard deviations: how far, on average, a value must be moved to make one
 * distribution the other. The area between both distribution functions (SciPy's `wasserstein_distance`; Vallender, Theory of Probability and
 * its Applications 18, 1974) over the population standard deviation of the baseline, of finite numbers. Values that are counted in intervals
 * are taken at the middle of theirs.
 *
 * A row that has a finite number in one data set and none in the other counts as moved by one standard deviation, so that a rise of missing
 * values is drift: the change of their share is added to the score.
 */
export const WASSERSTEIN: DriftMethod = {
  label: 'Wasserstein distance (standard deviations)',
  threshold: 0.1,
  measure({ numbers, rows }, noiseRate) {
    const values = numbers?.filter(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper)) ?? [];
    const totals = { baseline: sum(values, 'baseline'), live: sum(values, 'live') };
    const deviation = standardDeviation(values, totals.baseline);
    if (totals.live === 0 || !(deviation > 0)) {
      return null;
    }
    const gaps = gapsBetween(values, totals, deviation);
    const area = (part: readonly Gap[]): number => part.reduce((total, { width, difference }) => total + width * difference, 0);
    const pooled = totals.baseline + totals.live;
    const body = gaps.filter(({ share }) => Math.min(share, 1 - share) * pooled >= FEWEST_BEYOND);
    const outliers = area(gaps) - area(body);
    const absent = { baseline: 1 - totals.baseline / rows.baseline, live: 1 - totals.live / rows.live };
    const moved = area(body) + Math.abs(absent.baseline - absent.live);
    const noise = wassersteinNoise(body, totals, rows);
    return { score: moved + outliers, noiseFloor: noise.floor(noiseRate) + outliers, pValue: noise.pValue(moved) };
  },
};

function sum(values: readonly PairedCount[], side: 'baseline' | 'live'): number {
  return values.reduce((total, value) => total + value[side], 0);
}

/** Population standard deviation of the baseline; values are scaled first, since the square of 1e300 is infinite. */
function standardDeviation(values: readonly PairedCount[], total: number): number {
  const scale = values.reduce((largest, value) => (value.baseline > 0 ? Math.max(largest, Math.abs(middle(value))) : largest), 0);
  if (scale === 0) {
    return 0;
  }
  const mean = values.reduce((all, value) => all + (value.baseline / total) * (middle(value) / scale), 0);
  const variance = values.reduce((all, value) => all + (value.baseline / total) * (middle(value) / scale - mean) ** 2, 0);
  return scale * Math.sqrt(variance);
}

function gapsBetween(values: readonly PairedCount[], totals: { baseline: number; live: number }, deviation: number): Gap[] {
  let baseline = 0;
  let live = 0;
  return values.slice(0, -1).map((value, i) => {
    baseline += value.baseline;
    live += value.live;
    return {
      width: middle(values[i + 1] as PairedCount) / deviation - middle(value) / deviation,
      difference: Math.abs(baseline / totals.baseline - live / totals.live),
      share: (baseline + live) / (totals.baseline + totals.live),
    };
  });
}

function middle({ lower, upper }: PairedCount): number {
  return lower / 2 + upper / 2;
}
