import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { NextState } from './alarm';
import { Alarm } from './alarm';
import { assertMetricAlarm, comparisonOf, enoughSamples } from './alarm-checks';
import { eventTime } from './alarm-events';
import { eventMetric, queriesOf } from './alarm-queries';
import type { Comparison, Datapoint } from './alarm-reason';
import { alarmReason, COMPARISONS } from './alarm-reason';
import type { TreatMissingData } from './alarm-verdict';
import { alarmVerdict } from './alarm-verdict';
import { configuredFields, describedFields } from './metric-alarm-fields';
import { MetricQueries } from './metric-query';
import { metricsOf } from './metric-store';
import { seriesKey } from './series';
import { triggerOf } from './trigger';

/** Periods that are looked at beyond the evaluation periods, to replace missing datapoints by older ones. */
const EXTRA_PERIODS = 2;

/** An alarm on one metric or expression. */
export class MetricAlarm extends Alarm {
  readonly kind = 'metric';
  private readonly queries: MetricQueries;
  private readonly returnedId: string;
  private readonly evaluationPeriods: number;
  private readonly datapointsToAlarm: number;
  private readonly threshold: number;
  private readonly comparison: Comparison;
  private readonly treatMissingData: TreatMissingData;

  constructor(cloud: Cloud, name: string, properties: Properties) {
    super(cloud, name, properties);
    assertMetricAlarm(properties);
    this.queries = new MetricQueries(queriesOf(properties, this.arn));
    this.returnedId = this.queries.queries.find(({ ReturnData }) => ReturnData !== false)?.Id ?? '';
    this.evaluationPeriods = Number(properties.EvaluationPeriods);
    this.datapointsToAlarm = Number(properties.DatapointsToAlarm ?? properties.EvaluationPeriods);
    this.threshold = Number(properties.Threshold);
    this.comparison = comparisonOf(String(properties.ComparisonOperator));
    this.treatMissingData = this.treatment();
    // An expression that can't be evaluated is an error now, not at the first period.
    this.datapoints();
  }

  /** Keys of the series that the alarm looks at. */
  get seriesKeys(): string[] {
    return [...this.queries.metrics.values()].map(seriesKey);
  }

  get periodMs(): number {
    return this.queries.periodSec(this.returnedId) * 1000;
  }

  /** Whether time alone can still change the state: as long as a real datapoint is in the evaluation range. */
  get restless(): boolean {
    const starts = this.starts();
    const metrics = [...this.queries.metrics.values()];
    return metrics.some((metric) => starts.some((start) => metricsOf(this.cloud).samples(metric, start).length > 0));
  }

  evaluate(): NextState | undefined {
    const { evaluationPeriods, datapointsToAlarm, treatMissingData, comparison, threshold } = this;
    const range = this.datapoints();
    const options = { evaluationPeriods, datapointsToAlarm, treatMissingData };
    const value = alarmVerdict(
      range.map((datapoint) => datapoint?.breaching),
      options,
    );
    const datapoints = range.filter((datapoint) => datapoint !== undefined).slice(-evaluationPeriods);
    if (value === undefined || !this.isSignificant(datapoints)) {
      return undefined;
    }
    const reason = alarmReason({ ...options, state: value, previous: this.state.value, datapoints, comparison, threshold });
    return { value, reason, reasonData: JSON.stringify(this.reasonData(datapoints)) };
  }

  describe(): object {
    return describedFields(this.properties);
  }

  stateConfiguration(): object {
    return { metrics: this.queries.queries.map(eventMetric) };
  }

  fullConfiguration(): object {
    return { ...configuredFields(this.properties), ...this.stateConfiguration() };
  }

  notification(): object {
    return { Trigger: triggerOf(this.properties) };
  }

  /** Starts of the evaluation range and of the present period, oldest first. */
  private starts(): number[] {
    const current = Math.floor(this.cloud.clock.now() / this.periodMs) * this.periodMs;
    const count = this.evaluationPeriods + EXTRA_PERIODS;
    return Array.from({ length: count + 1 }, (_, index) => current - (count - index) * this.periodMs);
  }

  /** The evaluation range, oldest first: up to the present period if it has data, else up to the one before. */
  private datapoints(): (Datapoint | undefined)[] {
    const starts = this.starts();
    const [series] = this.queries.series(metricsOf(this.cloud), this.returnedId, starts);
    const all = starts.map((start, index) => {
      const value = series?.values[index];
      return value === undefined ? undefined : { start, value, breaching: COMPARISONS[this.comparison].test(value, this.threshold) };
    });
    return all.at(-1) === undefined ? all.slice(0, -1) : all.slice(1);
  }

  /** False for a percentile of so few samples that the alarm ignores it. */
  private isSignificant(datapoints: readonly Datapoint[]): boolean {
    const metric = this.queries.metrics.get(this.returnedId);
    return !metric || this.properties.EvaluateLowSampleCountPercentile !== 'ignore'
      ? true
      : enoughSamples(
          metric.stat,
          datapoints.flatMap(({ start }) => metricsOf(this.cloud).samples(metric, start)),
        );
  }

  private reasonData(datapoints: readonly Datapoint[]): object {
    return {
      version: '1.0',
      queryDate: eventTime(this.cloud.clock.now()),
      ...(datapoints[0] ? { startDate: eventTime(datapoints[0].start) } : {}),
      statistic: this.queries.metrics.get(this.returnedId)?.stat,
      period: this.queries.periodSec(this.returnedId),
      recentDatapoints: datapoints.map(({ value }) => value),
      threshold: this.threshold,
      evaluatedDatapoints: datapoints.map(({ start, value }) => ({ timestamp: eventTime(start), value })).reverse(),
    };
  }

  private treatment(): TreatMissingData {
    // AWS ignores missing data of these metrics, whatever the alarm says.
    const alwaysIgnored = [...this.queries.metrics.values()].every(({ namespace }) => namespace === 'AWS/DynamoDB');
    return alwaysIgnored ? 'ignore' : ((this.properties.TreatMissingData ?? 'missing') as TreatMissingData);
  }
}
