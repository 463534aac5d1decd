import { confusionAt, decisionMetrics } from '../../stats/performance/classification-metrics';
import type { Confusion } from '../../stats/performance/classification-metrics';
import { MIN_CLASS_ROWS } from '../../stats/performance/auc';
import type { ReliabilityBin } from '../../stats/performance/calibration';
import { calibration } from '../../stats/performance/calibration';
import type { Estimate } from '../../stats/performance/estimate';
import { classConfusion, multiclassMetrics } from '../../stats/performance/multiclass-metrics';
import type { ClassConfusion } from '../../stats/performance/multiclass-metrics';
import type { Problem } from '../../stats/performance/problem';
import { regressionMetrics } from '../../stats/performance/regression-metrics';
import { scoreMetrics } from '../../stats/performance/score-metrics';
import type { ThresholdPoint } from '../../stats/performance/threshold-curves';
import { bestF1, thinned, thresholdCurve } from '../../stats/performance/threshold-curves';

/** What labels say about predictions. */
export interface PerformanceResult {
  readonly problem: Problem;
  /** Labelled rows. */
  readonly rows: number;
  /** Empty without enough data. */
  readonly metrics: Readonly<Record<string, Estimate | null>>;
  /** Why there is not enough data. */
  readonly lack?: string;
  readonly confusion?: Confusion | ClassConfusion;
  /** Of scores: reliability, the curve over the thresholds, and its point with the best F1. */
  readonly reliability?: readonly ReliabilityBin[];
  readonly curve?: readonly ThresholdPoint[];
  readonly bestF1?: ThresholdPoint;
}

/** Points of a curve that are written. */
const CURVE_POINTS = 201;

/** Metrics of decisions, and of scores if there are any. */
export function binaryPerformance(
  labels: Uint8Array,
  decisions: Uint8Array | null,
  scores: Float64Array | null,
  threshold: number,
): PerformanceResult {
  const rows = labels.length;
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(positives, rows - positives) < MIN_CLASS_ROWS) {
    const lack = `metrics need ${MIN_CLASS_ROWS} labelled rows of each class, got ${positives} positive and ${rows - positives} negative`;
    return { problem: 'binary', rows, metrics: {}, lack };
  }
  const confusion =
    decisions === null
      ? confusionAt(labels, scores ?? new Float64Array(rows), threshold)
      : confusionAt(labels, Float64Array.from(decisions), 1);
  const { accuracy, precision, recall, f1 } = decisionMetrics(confusion);
  const decided = { problem: 'binary', rows, confusion, metrics: { accuracy, precision, recall, f1 } } as const;
  if (scores === null) {
    return decided;
  }
  const curve = thresholdCurve(labels, scores);
  return {
    ...decided,
    metrics: { ...decided.metrics, ...scoreMetrics(labels, scores) },
    reliability: calibration(labels, scores).bins,
    curve: thinned(curve, CURVE_POINTS),
    bestF1: bestF1(curve),
  };
}

/** Metrics of predicted classes. */
export function multiclassPerformance(labels: readonly string[], predictions: readonly string[]): PerformanceResult {
  const rows = labels.length;
  if (rows === 0) {
    return { problem: 'multiclass', rows, metrics: {}, lack: 'no row is labelled' };
  }
  const confusion = classConfusion(labels, predictions);
  return { problem: 'multiclass', rows, metrics: { ...multiclassMetrics(confusion) }, confusion };
}

/** Metrics of predicted numbers. */
export function regressionPerformance(labels: Float64Array, predictions: Float64Array): PerformanceResult {
  const rows = labels.length;
  return rows < 2
    ? { problem: 'regression', rows, metrics: {}, lack: `metrics need 2 labelled rows, got ${rows}` }
    : { problem: 'regression', rows, metrics: { ...regressionMetrics(labels, predictions) } };
}
