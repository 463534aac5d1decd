import type { Properties } from '../core/resource-provider';

/** A metric alarm as `DescribeAlarms` shows it, as it was given: what was left out stays out. */
export function describedFields(properties: Properties): object {
  const { MetricName, Namespace, Statistic, ExtendedStatistic, Dimensions, Period, Unit, Metrics } = properties as Record<string, unknown>;
  const { EvaluationPeriods, Threshold, ...others } = properties as Record<string, unknown>;
  const { DatapointsToAlarm, ComparisonOperator, TreatMissingData, EvaluateLowSampleCountPercentile } = others;
  return {
    ...(Metrics === undefined
      ? { MetricName, Namespace, Statistic, ExtendedStatistic, Dimensions: Dimensions ?? [], Period, Unit }
      : { Metrics }),
    EvaluationPeriods: Number(EvaluationPeriods),
    DatapointsToAlarm,
    Threshold: Number(Threshold),
    ComparisonOperator,
    TreatMissingData,
    EvaluateLowSampleCountPercentile,
  };
}

/** A metric alarm as the events of its configuration show it, beside its metrics. */
export function configuredFields(properties: Properties): object {
  const { EvaluationPeriods, Threshold, ComparisonOperator, DatapointsToAlarm, TreatMissingData } = properties as Record<string, unknown>;
  return {
    evaluationPeriods: Number(EvaluationPeriods),
    ...(DatapointsToAlarm === undefined ? {} : { datapointsToAlarm: Number(DatapointsToAlarm) }),
    threshold: Number(Threshold),
    comparisonOperator: ComparisonOperator,
    ...(TreatMissingData === undefined ? {} : { treatMissingData: TreatMissingData }),
  };
}
