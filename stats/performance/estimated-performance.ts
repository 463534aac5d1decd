import type { Estimate } from './estimate';
import { Z_95 } from './estimate';
import type { ExpectedRows } from './expected-rows';
import { expectedRows } from './expected-rows';
import { within } from './mean-estimate';
import type { ScoreCalibration } from './score-calibration';
import type { ScoreGroup } from './score-groups';

/** Metrics of decisions whose labels are not known yet; `null` where the expected rows leave a metric undefined. */
export interface EstimatedPerformance {
  readonly rows: number;
  readonly accuracy: Estimate | null;
  readonly precision: Estimate | null;
  readonly recall: Estimate | null;
  readonly f1: Estimate | null;
  readonly auc: Estimate | null;
}

/** A metric of expected rows with its slope in the label of a row of each group. */
interface Sloped {
  readonly value: number;
  readonly slopes: readonly number[];
}

/**
 * Confidence-based performance estimation (CBPE; NannyML, "Estimation of Performance of the Monitored Model"): what metrics labels would give if a
 * row with the calibrated score p has the label 1 with probability p. A row that is decided 1 adds p to the expected true and 1 - p to the false
 * positives, another one p to the false negatives; AUC orders rows by their score and weighs each pair by the probability that it is one of a
 * positive and a negative row.
 *
 * The bands hold the metric that the labels will give in 95 % of cases: they cover the labels' chance, the sum of p (1 - p) s² over the rows, s
 * being the metric's slope in the row's label (delta method), and what the reference leaves open about each region's probability, the sum of
 * q (1 - q) / m (sum of s)² over the regions with m rows of the reference, q being the share of positives. They hold as long as the same score
 * still means the same probability: drift of the concept itself is not seen.
 *
 * Live rows come as groups, in any order and even split; groups of two parts of the data are simply put behind each other.
 */
export function estimatePerformance(
  calibration: ScoreCalibration,
  live: readonly Pick<ScoreGroup, 'score' | 'rows'>[],
  threshold: number,
): EstimatedPerformance {
  const expected = expectedRows(calibration, live, threshold);
  const total = expected.reduce((sum, { rows }) => sum + rows, 0);
  const metric = (sloped: Sloped | null): Estimate | null => (sloped === null ? null : band(sloped, expected, calibration));
  return { rows: total, ...mapValues(decisionMetrics(expected, total), metric), auc: metric(expectedAuc(expected, total)) };
}

function decisionMetrics(
  expected: readonly ExpectedRows[],
  total: number,
): Record<'accuracy' | 'precision' | 'recall' | 'f1', Sloped | null> {
  const sum = (value: (rows: ExpectedRows) => number): number => expected.reduce((all, rows) => all + value(rows), 0);
  const decided = sum(({ rows, decided }) => (decided ? rows : 0));
  const truePositives = sum(({ rows, probability, decided }) => (decided ? rows * probability : 0));
  const falseNegatives = sum(({ rows, probability, decided }) => (decided ? 0 : rows * probability));
  const positives = truePositives + falseNegatives;
  const either = decided + positives;
  const sloped = (value: number, ofDecided: number, ofOthers: number): Sloped => ({
    value,
    slopes: expected.map((rows) => (rows.decided ? ofDecided : ofOthers)),
  });
  return {
    accuracy: total === 0 ? null : sloped((truePositives + total - decided - falseNegatives) / total, 1 / total, -1 / total),
    precision: decided === 0 ? null : sloped(truePositives / decided, 1 / decided, 0),
    recall: positives === 0 ? null : sloped(truePositives / positives, falseNegatives / positives ** 2, -truePositives / positives ** 2),
    f1:
      either === 0
        ? null
        : sloped((2 * truePositives) / either, (2 * (either - truePositives)) / either ** 2, (-2 * truePositives) / either ** 2),
  };
}

/** Expected Mann-Whitney count over the expected number of pairs; a row is no pair with itself. */
function expectedAuc(expected: readonly ExpectedRows[], total: number): Sloped | null {
  const positives = expected.reduce((sum, { rows, probability }) => sum + rows * probability, 0);
  const chance = expected.reduce((sum, { rows, probability }) => sum + rows * probability * (1 - probability), 0);
  const pairs = positives * (total - positives) - chance;
  // What rounding leaves of no pair at all.
  if (!(pairs > total * Number.EPSILON * total)) {
    return null;
  }
  let [negativesBelow, positivesBelow, ordered] = [0, 0, 0];
  const gains = expected.map(({ rows, probability }) => {
    const tied = (rows - 1) / 2;
    const right = negativesBelow + tied * (1 - probability);
    const wrong = positives - positivesBelow - rows * probability + tied * probability;
    ordered += rows * probability * right;
    negativesBelow += rows * (1 - probability);
    positivesBelow += rows * probability;
    return right - wrong;
  });
  const value = ordered / pairs;
  const slopes = expected.map(({ probability }, i) => {
    const morePairs = total - 2 * positives - (1 - 2 * probability);
    return ((gains[i] ?? NaN) - value * morePairs) / pairs;
  });
  return { value, slopes };
}

function band({ value, slopes }: Sloped, expected: readonly ExpectedRows[], { regions }: ScoreCalibration): Estimate {
  const byRegion = new Float64Array(regions.length);
  let variance = 0;
  expected.forEach(({ rows, probability, region }, i) => {
    const slope = slopes[i] ?? NaN;
    variance += rows * probability * (1 - probability) * slope ** 2;
    byRegion[region] = (byRegion[region] ?? NaN) + rows * slope;
  });
  regions.forEach(({ rows, positives }, region) => {
    // Half a row of each kind more (Jeffreys): a region of positives alone is not certain.
    const share = (positives + 0.5) / (rows + 1);
    variance += ((share * (1 - share)) / (rows + 1)) * (byRegion[region] ?? NaN) ** 2;
  });
  const half = Z_95 * Math.sqrt(variance);
  return within({ value, lower: value - half, upper: value + half }, 0, 1);
}

function mapValues<Name extends string, From, To>(record: Record<Name, From>, map: (value: From) => To): Record<Name, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value as From)])) as Record<Name, To>;
}
