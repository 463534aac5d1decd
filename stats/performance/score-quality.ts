import { MIN_CLASS_ROWS } from './auc';
import type { LabelledBin } from './binned-auc';
import { binnedAuc } from './binned-auc';
import type { Calibration } from './calibration';
import { RELIABILITY_BINS, calibrationOf } from './calibration';
import type { DecisionMetrics } from './classification-metrics';
import { decisionMetrics } from './classification-metrics';
import type { Estimate } from './estimate';
import type { ScoreCounts } from './score-counts';
import { SCORE_BINS } from './score-counts';

/** How well scores predicted labels that are known by now. */
export interface ScoreQuality extends DecisionMetrics {
  readonly auc: Estimate;
  readonly calibration: Calibration;
}

/** Metrics of counted scores, AUC and calibration to within a bin; `null` unless each class has two rows. */
export function scoreQuality(counts: ScoreCounts): ScoreQuality | null {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts.confusion;
  if (truePositives + falseNegatives < MIN_CLASS_ROWS || falsePositives + trueNegatives < MIN_CLASS_ROWS) {
    return null;
  }
  const bins = Array.from({ length: SCORE_BINS }, (_, bin): LabelledBin => ({
    positives: counts.positives[bin] ?? 0,
    negatives: counts.negatives[bin] ?? 0,
  }));
  return { ...decisionMetrics(counts.confusion), auc: binnedAuc(bins), calibration: calibrationOfBins(bins) };
}

/** Calibration with the middle of its bin as each row's score. */
function calibrationOfBins(bins: readonly LabelledBin[]): Calibration {
  const width = SCORE_BINS / RELIABILITY_BINS;
  const sums = Array.from({ length: RELIABILITY_BINS }, () => ({ rows: 0, scores: 0, positives: 0 }));
  bins.forEach(({ positives, negatives }, bin) => {
    const sum = sums[Math.floor(bin / width)];
    if (sum !== undefined) {
      sum.rows += positives + negatives;
      sum.scores += ((positives + negatives) * (bin + 0.5)) / SCORE_BINS;
      sum.positives += positives;
    }
  });
  return calibrationOf(sums);
}
