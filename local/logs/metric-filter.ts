import type { Cloud } from '../core/cloud';
import type { Matcher } from './filter-pattern';
import { jsonField } from './json-field';
import type { LogEvent } from './log-stream';

/** Turns log events into values of a metric. */
export interface MetricFilter {
  readonly matches: Matcher;
  readonly transformations: readonly MetricTransformation[];
}

/** The metric of a filter; `MetricValue` is a number or the path of a JSON field. */
export interface MetricTransformation {
  readonly MetricName: string;
  readonly MetricNamespace: string;
  readonly MetricValue: string;
  readonly DefaultValue?: number;
  readonly Dimensions?: readonly { readonly Key: string; readonly Value: string }[];
}

/** Records the values that a filter finds in an event. */
export function applyMetricFilter(cloud: Cloud, filter: MetricFilter, event: LogEvent): void {
  const matched = filter.matches(event.message);
  for (const transformation of filter.transformations) {
    const value = matched ? metricValue(transformation, event.message) : transformation.DefaultValue;
    if (value !== undefined && !Number.isNaN(value)) {
      const dimensions = (transformation.Dimensions ?? []).map(({ Key, Value }) => [Key, String(jsonField(event.message, Value))] as const);
      cloud.ports.metric({
        namespace: transformation.MetricNamespace,
        name: transformation.MetricName,
        dimensions: Object.fromEntries(dimensions),
        value,
        time: new Date(event.timestamp),
      });
    }
  }
}

function metricValue({ MetricValue: value }: MetricTransformation, message: string): number {
  return Number(value.startsWith('$') ? jsonField(message, value) : value);
}
