import type { Estimate } from '../../stats/performance/estimate';
import { textTable } from '../changes/text-table';

/** Metrics to read, with their 95 % intervals. */
export function metricTable(metrics: Readonly<Record<string, Estimate | null>>): string {
  return textTable(
    Object.entries(metrics).flatMap(([metric, estimate]) =>
      estimate === null ? [] : [{ metric, value: shown(estimate.value), low: shown(estimate.lower), high: shown(estimate.upper) }],
    ),
  );
}

/** Four significant digits at least: an error in dollars has more before its point. */
export function shown(value: number): string {
  return Math.abs(value) >= 1000 ? value.toFixed(0) : Number(value.toPrecision(4)).toString();
}
