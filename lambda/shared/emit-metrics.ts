import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';

/** Metrics of the platform, beside those of AWS's services. */
const NAMESPACE = 'Plumbline';

/** Prints values as one line of the embedded metric format, which CloudWatch turns into metrics; needs no permission. */
export function emitMetrics(dimensions: Readonly<Record<string, string>>, values: Readonly<Record<string, number>>, time: Date): void {
  const metrics = new Metrics({ namespace: NAMESPACE });
  // Powertools adds a dimension `service` of its own, which would make other metrics of these.
  metrics.clearDefaultDimensions();
  metrics.addDimensions(dimensions);
  metrics.setTimestamp(time);
  for (const [name, value] of Object.entries(values)) {
    metrics.addMetric(name, MetricUnit.NoUnit, value);
  }
  metrics.publishStoredMetrics();
}
