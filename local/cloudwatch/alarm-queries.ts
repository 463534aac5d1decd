import type { Properties } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';
import type { Dimension, MetricDataQuery } from './metric-data-query';
import { dimensionsOf } from './metric-data-query';

/** The queries of an alarm: its `Metrics`, or its one metric as a query. */
export function queriesOf(properties: Properties, arn: string): readonly MetricDataQuery[] {
  if (properties.Metrics !== undefined) {
    return properties.Metrics as MetricDataQuery[];
  }
  const metric = {
    Namespace: String(properties.Namespace),
    MetricName: String(properties.MetricName),
    Dimensions: properties.Dimensions as Dimension[],
  };
  const stat = String(properties.Statistic ?? properties.ExtendedStatistic);
  return [
    {
      Id: stableUuid(arn),
      MetricStat: { Metric: metric, Period: Number(properties.Period), Stat: stat, Unit: properties.Unit as string | undefined },
    },
  ];
}

/** A query as the alarm's events show it. */
export function eventMetric({ Id: id, MetricStat: metric, Expression: expression, Label: label, ReturnData }: MetricDataQuery): object {
  return {
    id,
    ...(metric && { metricStat: eventMetricStat(metric) }),
    ...(expression === undefined ? {} : { expression }),
    ...(label === undefined ? {} : { label }),
    returnData: ReturnData !== false,
  };
}

function eventMetricStat({ Metric: metric, Period: period, Stat: stat }: NonNullable<MetricDataQuery['MetricStat']>): object {
  return { metric: { namespace: metric.Namespace, name: metric.MetricName, dimensions: dimensionsOf(metric.Dimensions) }, period, stat };
}
