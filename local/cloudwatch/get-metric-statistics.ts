import type { CallContext } from '../core/service';
import { invalidCombination } from './invalid-parameter';
import type { Dimension } from './metric-data-query';
import { dimensionsOf } from './metric-data-query';
import { metricsOf } from './metric-store';
import { assertPeriod, periodStarts } from './request-periods';

const MAX_DATAPOINTS = 1440;

interface StatisticsInput {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly StartTime: Date;
  readonly EndTime: Date;
  readonly Period: number;
  readonly Statistics?: readonly string[];
  readonly ExtendedStatistics?: readonly string[];
  readonly Unit?: string;
}

/** `GetMetricStatistics`, oldest datapoint first; each unit has datapoints of its own. */
export function getMetricStatistics(input: StatisticsInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'cloudwatch:GetMetricStatistics', resource: '*' });
  const { Statistics = [], ExtendedStatistics = [], Period: periodSec } = input;
  if (Statistics.length + ExtendedStatistics.length === 0) {
    throw invalidCombination('Must specify either Statistics or ExtendedStatistics');
  }
  assertPeriod(periodSec);
  const starts = periodStarts(input.StartTime, input.EndTime, periodSec, cloud.clock.now());
  if (starts.length > MAX_DATAPOINTS) {
    throw invalidCombination(
      `You have requested up to ${starts.length.toLocaleString('en-US')} datapoints, which exceeds the limit of 1,440. ` +
        'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    );
  }
  const id = { namespace: input.Namespace, name: input.MetricName, dimensions: dimensionsOf(input.Dimensions) };
  const store = metricsOf(cloud);
  const units = (store.find(id)?.units ?? []).filter((unit) => unit === (input.Unit ?? unit));
  const datapoints = units.flatMap((unit) =>
    starts.flatMap((start) => {
      const value = (stat: string): number | undefined => store.datapoint({ ...id, periodSec, stat, unit }, start);
      const values = (stats: readonly string[]): object => Object.fromEntries(stats.map((stat) => [stat, value(stat)]));
      if (value('SampleCount') === undefined) {
        return [];
      }
      const extended = ExtendedStatistics.length > 0 ? { ExtendedStatistics: values(ExtendedStatistics) } : {};
      return [{ Timestamp: new Date(start), Unit: unit, ...values(Statistics), ...extended }];
    }),
  );
  return Promise.resolve({ Label: input.MetricName, Datapoints: datapoints });
}
