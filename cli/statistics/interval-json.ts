import type { Estimate } from '../../stats/performance/estimate';

/** A number of JSON; JSON has no infinity, so it is the text that SageMaker Clarify writes. */
export type JsonNumber = number | 'Infinity' | '-Infinity';

/** A metric as the commands write it. */
export interface IntervalJson {
  readonly value: JsonNumber;
  /** Bounds of the 95 % interval. */
  readonly low: JsonNumber;
  readonly high: JsonNumber;
}

/** Metrics as the commands write them; what is not defined is left out. */
export function intervalsJson(metrics: Readonly<Record<string, Estimate | null>>): Record<string, IntervalJson> {
  return Object.fromEntries(
    Object.entries(metrics).flatMap(([name, estimate]) => (estimate === null ? [] : [[name, intervalJson(estimate)]])),
  );
}

function intervalJson({ value, lower, upper }: Estimate): IntervalJson {
  return { value: jsonNumber(value), low: jsonNumber(lower), high: jsonNumber(upper) };
}

function jsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) {
    return value;
  }
  return value > 0 ? 'Infinity' : '-Infinity';
}
