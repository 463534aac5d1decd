import type { Properties } from '../core/resource-provider';
import type { Dimension, MetricDataQuery } from './metric-data-query';

/** Names of the statistics in notifications. */
const STATISTICS: Readonly<Record<string, string>> = {
  Average: 'AVERAGE',
  Maximum: 'MAXIMUM',
  Minimum: 'MINIMUM',
  SampleCount: 'SAMPLE_COUNT',
  Sum: 'SUM',
};

/** What a notification tells of the metric and the threshold that it crossed. */
export function triggerOf(properties: Properties): object {
  const { EvaluationPeriods, DatapointsToAlarm, ComparisonOperator, Threshold, TreatMissingData, EvaluateLowSampleCountPercentile } =
    properties as Record<string, unknown>;
  return {
    ...(properties.Metrics === undefined ? metric(properties) : { Metrics: (properties.Metrics as MetricDataQuery[]).map(query) }),
    EvaluationPeriods,
    DatapointsToAlarm,
    ComparisonOperator,
    Threshold,
    TreatMissingData,
    EvaluateLowSampleCountPercentile: EvaluateLowSampleCountPercentile ?? '',
  };
}

function metric({ MetricName, Namespace, Statistic, ExtendedStatistic, Unit, Dimensions, Period }: Properties): object {
  const statistic =
    Statistic === undefined
      ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: ExtendedStatistic as string }
      : { StatisticType: 'Statistic', Statistic: STATISTICS[String(Statistic)] };
  return {
    MetricName: MetricName as string,
    Namespace: Namespace as string,
    ...statistic,
    Unit: (Unit as string | undefined) ?? null,
    Dimensions: dimensions(Dimensions as Dimension[] | undefined),
    Period: Number(Period),
  };
}

function query({ Id, MetricStat, Expression, Label, ReturnData }: MetricDataQuery): object {
  const stat = MetricStat && {
    ...MetricStat,
    Metric: { ...MetricStat.Metric, Dimensions: dimensions(MetricStat.Metric.Dimensions) },
  };
  return { Id, Expression, Label, MetricStat: stat, ReturnData: ReturnData !== false };
}

function dimensions(all: readonly Dimension[] = []): object[] {
  return all.map(({ Name, Value }) => ({ value: Value, name: Name }));
}
