import { Duration } from 'aws-cdk-lib/core';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS as DRIFT } from '../../../lambda/compare-profiles/contract';
import { METRICS as QUALITY } from '../../../lambda/judge-quality/contract';
import { METRICS as RETRAINING } from '../../../lambda/retrain-controller/contract';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import { dailyMetric } from './daily-metric';

/** Which model's metrics are meant. */
export interface ModelMetricsProps {
  readonly environment: string;
  readonly model: string;
  readonly dataset: string;
  readonly endpointName: string;
}

/** Metrics of a model's endpoint, five minutes each. */
export function endpointMetrics({ endpointName }: ModelMetricsProps) {
  const metric = (metricName: string, statistic: string, label: string): Metric =>
    new Metric({
      namespace: 'AWS/SageMaker',
      metricName,
      dimensionsMap: { EndpointName: endpointName, VariantName: VARIANT_NAME },
      statistic,
      label,
      period: Duration.minutes(5),
    });
  return {
    traffic: [metric('Invocations', Stats.SUM, 'invocations')],
    // SageMaker counts microseconds.
    latency: [
      metric('ModelLatency', Stats.percentile(50), 'model, median'),
      metric('ModelLatency', Stats.percentile(90), 'model, 90th percentile'),
      metric('OverheadLatency', Stats.percentile(90), 'SageMaker, 90th percentile'),
    ],
    errors: [metric('Invocation4XXErrors', Stats.SUM, 'refused (4xx)'), metric('Invocation5XXErrors', Stats.SUM, 'failed (5xx)')],
  };
}

/** Daily metrics of the model's monitors and of its retraining. */
export function monitorMetrics({ environment, model }: ModelMetricsProps) {
  const metric = (name: string, statistic: string, label: string): Metric =>
    dailyMetric(name, statistic, { Environment: environment, Model: model }, label);
  return {
    drift: [metric(DRIFT.DRIFT_SCORE, Stats.MAXIMUM, 'highest score of a column')],
    rows: [metric(DRIFT.MONITORED_ROWS, Stats.SUM, 'monitored rows'), metric(QUALITY.LABELLED_ROWS, Stats.MAXIMUM, 'labelled rows')],
    quality: [metric(QUALITY.AUC, Stats.MINIMUM, 'AUC'), metric(QUALITY.F1, Stats.MINIMUM, 'F1')],
    retrainingSpend: [metric(RETRAINING.RETRAINING_SPEND_USD, Stats.MAXIMUM, 'US dollars this month')],
  };
}

/** Daily counts of the rows of the model's dataset. */
export function datasetMetrics({ environment, dataset }: ModelMetricsProps) {
  const metric = (name: string, label: string): Metric =>
    dailyMetric(name, Stats.SUM, { Environment: environment, Dataset: dataset }, label);
  return {
    rows: [metric('RowsIn', 'in'), metric('RowsGood', 'good'), metric('RowsQuarantined', 'quarantined')],
    rejected: [metric('FilesRejected', 'files rejected')],
  };
}
