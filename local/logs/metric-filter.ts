import type { Cloud } from '../core/cloud';
import type { Extracted, Matcher } from './matcher';
import { filterPattern } from './filter-pattern';
import { invalidParameter } from './invalid-parameter';
import type { LogEvent } from './log-stream';

/** The metric of a filter; `metricValue` and dimensions are texts or name a field: `$.path` of JSON, `$name` between spaces. */
export interface MetricTransformation {
  readonly metricName: string;
  readonly metricNamespace: string;
  readonly metricValue: string;
  readonly defaultValue?: number;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly unit?: string;
}

/** Turns log events into values of a metric. */
export interface MetricFilter {
  readonly name: string;
  readonly pattern: string;
  readonly matches: Matcher;
  readonly transformations: readonly MetricTransformation[];
  readonly createdAt: number;
}

const MAX_DIMENSIONS = 3;

/** Makes a metric filter; throws `InvalidParameterException`. */
export function createMetricFilter(
  name: string,
  pattern: string,
  transformations: readonly MetricTransformation[],
  createdAt: number,
): MetricFilter {
  for (const { dimensions = {}, defaultValue } of transformations) {
    if (Object.keys(dimensions).length > 0 && defaultValue !== undefined) {
      throw invalidParameter('Invalid metric transformation: dimensions and default value are mutually exclusive properties.');
    }
    if (Object.keys(dimensions).length > MAX_DIMENSIONS) {
      throw invalidParameter(`Invalid metric transformation: at most ${MAX_DIMENSIONS} dimensions are allowed.`);
    }
  }
  return { name, pattern, matches: filterPattern(pattern), transformations, createdAt };
}

/** Records the values that a filter finds in an event; a value or dimension that is not there records nothing. */
export function applyMetricFilter(cloud: Cloud, filter: MetricFilter, event: LogEvent): void {
  const found = filter.matches(event.message);
  for (const { metricName, metricNamespace, metricValue, defaultValue, dimensions = {}, unit } of filter.transformations) {
    const value = found ? toNumber(resolved(found, metricValue)) : defaultValue;
    const keys = Object.entries(dimensions).map(([key, source]) => [key, found && resolved(found, source)] as const);
    if (value !== undefined && keys.every(([, each]) => typeof each === 'string')) {
      cloud.ports.metric({
        namespace: metricNamespace,
        name: metricName,
        dimensions: Object.fromEntries(keys) as Record<string, string>,
        value,
        unit,
        time: new Date(event.timestamp),
      });
    }
  }
}

/** A text, or the value of the field that it names, as text. */
function resolved(found: Extracted, source: string): string | undefined {
  const value = source.startsWith('$') ? found(source) : source;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function toNumber(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
