import { NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { Dimension, MetricDataQuery } from './metric-query';
import { dimensionsOf, MetricQueries } from './metric-query';
import type { MetricStat } from './metric-store';
import { metricsOf } from './metric-store';

interface PutInput {
  readonly Namespace: string;
  readonly MetricData: readonly {
    readonly MetricName: string;
    readonly Dimensions?: readonly Dimension[];
    readonly Timestamp?: Date;
    readonly Value?: number;
    readonly Values?: readonly number[];
    readonly Counts?: readonly number[];
    readonly StatisticValues?: object;
  }[];
}

/** `PutMetricData` */
export function putMetricData({ Namespace: namespace, MetricData: data }: PutInput, { cloud, authorize }: CallContext): Promise<void> {
  authorize({ action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': namespace } });
  for (const { MetricName: name, Dimensions, Timestamp: time, Value, Values = [], Counts = [], StatisticValues } of data) {
    if (StatisticValues !== undefined) {
      throw new NotEmulated('the parameter StatisticValues of PutMetricData');
    }
    const repeated = Values.flatMap((value, index) => Array<number>(Counts[index] ?? 1).fill(value));
    for (const value of Value === undefined ? repeated : [Value]) {
      cloud.ports.metric({ namespace, name, dimensions: dimensionsOf(Dimensions), value, time });
    }
  }
  return Promise.resolve();
}

interface StatisticsInput {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly Period: number;
  readonly Statistics?: readonly string[];
  readonly ExtendedStatistics?: readonly string[];
}

/** `GetMetricStatistics`, oldest datapoint first. */
export function getMetricStatistics(input: StatisticsInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'cloudwatch:GetMetricStatistics', resource: '*' });
  const metric = {
    namespace: input.Namespace,
    name: input.MetricName,
    dimensions: dimensionsOf(input.Dimensions),
    periodSec: input.Period,
  };
  const value = (stat: string, start: number): number | undefined =>
    metricsOf(cloud).datapoint({ ...metric, stat } satisfies MetricStat, start);
  const values = (stats: readonly string[], start: number): object => Object.fromEntries(stats.map((stat) => [stat, value(stat, start)]));
  const datapoints = periods(input.StartTime, input.EndTime, input.Period)
    .filter((start) => value('SampleCount', start) !== undefined)
    .map((start) => ({
      Timestamp: new Date(start),
      Unit: 'None',
      ...values(input.Statistics ?? [], start),
      ...(input.ExtendedStatistics ? { ExtendedStatistics: values(input.ExtendedStatistics, start) } : {}),
    }));
  return Promise.resolve({ Label: input.MetricName, Datapoints: datapoints });
}

interface DataInput {
  readonly MetricDataQueries: readonly MetricDataQuery[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
}

/** `GetMetricData`; each query is asked on the period of the first metric. */
export function getMetricData(input: DataInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'cloudwatch:GetMetricData', resource: '*' });
  const queries = new MetricQueries(input.MetricDataQueries);
  const starts = periods(input.StartTime, input.EndTime, queries.periodSec);
  if (input.ScanBy !== 'TimestampAscending') {
    starts.reverse();
  }
  const results = input.MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false).map((query) => {
    const points = starts
      .map((start) => ({ start, value: queries.value(metricsOf(cloud), query.Id, start) }))
      .filter(({ value }) => value !== undefined);
    return {
      Id: query.Id,
      Label: query.Label ?? query.MetricStat?.Metric.MetricName ?? query.Id,
      Timestamps: points.map(({ start }) => new Date(start)),
      Values: points.map(({ value }) => value),
      StatusCode: 'Complete',
    };
  });
  return Promise.resolve({ MetricDataResults: results, Messages: [] });
}

interface ListInput {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value?: string }[];
}

/** `ListMetrics` */
export function listMetrics(input: ListInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'cloudwatch:ListMetrics', resource: '*' });
  const matches = (dimensions: Readonly<Record<string, string>>): boolean =>
    (input.Dimensions ?? []).every(({ Name, Value }) => Name in dimensions && (Value === undefined || dimensions[Name] === Value));
  const metrics = metricsOf(cloud)
    .list()
    .filter(({ namespace, name }) => namespace === (input.Namespace ?? namespace) && name === (input.MetricName ?? name))
    .filter(({ dimensions }) => matches(dimensions))
    .map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    }));
  return Promise.resolve({ Metrics: metrics });
}

/** Starts of the periods that begin in `[from, to)`. */
function periods(from: Date, to: Date, periodSec: number): number[] {
  const length = periodSec * 1000;
  const first = Math.floor(from.getTime() / length) * length;
  return Array.from({ length: Math.max(0, Math.ceil((to.getTime() - first) / length)) }, (_, index) => first + index * length);
}
