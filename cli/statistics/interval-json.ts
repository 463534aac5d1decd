import type { Estimate } from '../../stats/performance/estimate';

/** A metric as the commands write it. */
export interface IntervalJson {
  readonly value: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** Metrics as the commands write them; what is not defined is left out. */
export function intervalsJson(metrics: Readonly<Record<string, Estimate | null>>): Record<string, IntervalJson> {
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, estimate]) =>
      estimate === null ? [] : [[name, { value: estimate.value, low: estimate.lower, high: estimate.upper }]],
    ),
  );
}
