import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { invalidValue, validationError } from './invalid-parameter';
import type { MetricDataQuery } from './metric-data-query';
import { MetricQueries } from './metric-query';
import { metricsOf } from './metric-store';
import { assertPeriod, periodStarts } from './request-periods';

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

interface DataInput {
  readonly MetricDataQueries: readonly MetricDataQuery[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
  readonly MaxDatapoints?: number;
  readonly NextToken?: string;
}

/** One value of one result. */
interface Point {
  readonly result: number;
  readonly start: number;
  readonly value: number;
}

/** `GetMetricData`: metrics and expressions, newest value first unless asked otherwise; an expression can have several results. */
export function getMetricData(input: DataInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:GetMetricData', resource: '*' });
  assertQueries(input.MetricDataQueries);
  const queries = new MetricQueries(input.MetricDataQueries);
  const results = input.MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false).flatMap(({ Id, Label, MetricStat }) => {
    const periodSec = queries.periodSec(Id);
    assertPeriod(periodSec);
    const starts = periodStarts(input.StartTime, input.EndTime, periodSec, cloud.clock.now());
    const all = queries.series(metricsOf(cloud), Id, starts);
    return all.map(({ label, values }) => {
      const several = all.length > 1 ? [Label, label].filter(Boolean).join(' ') : undefined;
      return { Id, Label: several ?? Label ?? MetricStat?.Metric.MetricName ?? Id, starts, values };
    });
  });
  const points = results.flatMap(({ starts, values }, result) => {
    const found = starts.flatMap((start, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ result, start, value }];
    });
    return input.ScanBy === 'TimestampAscending' ? found : found.reverse();
  });
  const { items, nextToken } = page(points, input);
  const complete = (result: number): boolean => nextToken === undefined || (items.at(-1)?.result ?? -1) > result;
  return {
    MetricDataResults: results.map(({ Id, Label }, result) => {
      const own = items.filter((point) => point.result === result);
      return {
        Id,
        Label,
        Timestamps: own.map(({ start }) => new Date(start)),
        Values: own.map(({ value }) => value),
        StatusCode: complete(result) ? 'Complete' : 'PartialData',
      };
    }),
    NextToken: nextToken,
    Messages: [],
  };
}

function page(
  points: readonly Point[],
  { MaxDatapoints: most = MAX_DATAPOINTS, NextToken: token }: DataInput,
): ReturnType<typeof listPage<Point>> {
  return listPage(points, Math.min(most, MAX_DATAPOINTS), token, () => invalidValue('NextToken is invalid.'));
}

function assertQueries(queries: readonly MetricDataQuery[]): void {
  if (queries.length > MAX_QUERIES) {
    throw validationError(`The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`);
  }
  const index = queries.findIndex(({ Id }) => !/^[a-z]\w*$/.test(Id));
  if (index >= 0) {
    throw validationError(
      `The value ${queries[index]?.Id ?? ''} for parameter MetricDataQueries.member.${index + 1}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
}
