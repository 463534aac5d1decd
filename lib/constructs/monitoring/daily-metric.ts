import { Duration } from 'aws-cdk-lib/core';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** A metric of the platform's own functions by the day, for example of `{Environment: 'pilot', Model: 'flight-delay'}`. */
export function dailyMetric(metricName: string, statistic: string, dimensionsMap: Record<string, string>, label?: string): Metric {
  return new Metric({ namespace: 'Plumbline', metricName, dimensionsMap, statistic, label, period: Duration.days(1) });
}
