import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { AlarmState } from './alarm';
import { Alarm } from './alarm';
import { eventMetric, queriesOf } from './alarm-queries';
import type { Datapoint } from './alarm-reason';
import { alarmReason, COMPARISONS } from './alarm-reason';
import type { TreatMissingData } from './alarm-verdict';
import { alarmVerdict } from './alarm-verdict';
import { MetricQueries } from './metric-query';
import { metricsOf } from './metric-store';
import { seriesKey } from './series';
import { statistic } from './statistic';

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
  private readonly comparison: keyof typeof COMPARISONS;
  private readonly treatMissingData: TreatMissingData;

  constructor(cloud: Cloud, name: string, properties: Properties) {
    super(cloud, name, properties);
    this.queries = new MetricQueries(queriesOf(properties, this.arn));
    this.returnedId = this.queries.queries.find(({ ReturnData }) => ReturnData !== false)?.Id ?? '';
    this.evaluationPeriods = Number(properties.EvaluationPeriods);
    this.datapointsToAlarm = Number(properties.DatapointsToAlarm ?? properties.EvaluationPeriods);
    this.threshold = Number(properties.Threshold);
    this.comparison = comparisonOf(String(properties.ComparisonOperator));
    this.treatMissingData = this.treatment();
    this.check();
  }

  /** Keys of the series that the alarm looks at. */
  get seriesKeys(): string[] {
    return [...this.queries.metrics.values()].map(({ namespace, name, dimensions }) => seriesKey(namespace, name, dimensions));
  }

  get periodMs(): number {
    return this.queries.periodSec * 1000;
  }

  /** Whether time alone can still change the state: as long as a real datapoint is in the evaluation range. */
  get restless(): boolean {
    return this.datapoints().some((datapoint) => datapoint !== undefined);
  }

  evaluate(): Pick<AlarmState, 'value' | 'reason' | 'reasonData'> | undefined {
    const { evaluationPeriods, datapointsToAlarm, treatMissingData, comparison, threshold } = this;
    const range = this.datapoints();
    const options = { evaluationPeriods, datapointsToAlarm, treatMissingData };
    const value = alarmVerdict(
      range.map((datapoint) => datapoint?.breaching),
      options,
    );
    if (value === undefined) {
      return undefined;
    }
    const datapoints = range.filter((datapoint) => datapoint !== undefined).slice(-evaluationPeriods);
    const reason = alarmReason({ ...options, state: value, previous: this.state.value, datapoints, comparison, threshold });
    return { value, reason, reasonData: JSON.stringify(this.reasonData(datapoints)) };
  }

  describe(): object {
    const { MetricName, Namespace, Statistic, ExtendedStatistic, Dimensions, Period, Unit, Metrics } = this.properties as Record<
      string,
      unknown
    >;
    return {
      ...(Metrics === undefined
        ? { MetricName, Namespace, Statistic, ExtendedStatistic, Dimensions: Dimensions ?? [], Period, Unit }
        : { Metrics }),
      EvaluationPeriods: this.evaluationPeriods,
      DatapointsToAlarm: this.datapointsToAlarm,
      Threshold: this.threshold,
      ComparisonOperator: this.comparison,
      TreatMissingData: this.treatMissingData,
    };
  }

  protected ownConfiguration(): object {
    return { metrics: this.queries.queries.map(eventMetric) };
  }

  /** The evaluation range, oldest first: up to the present period if it has data, else up to the one before. */
  private datapoints(): (Datapoint | undefined)[] {
    const current = Math.floor(this.cloud.clock.now() / this.periodMs) * this.periodMs;
    const last = this.datapoint(current) === undefined ? current - this.periodMs : current;
    const count = this.evaluationPeriods + EXTRA_PERIODS;
    return Array.from({ length: count }, (_, index) => this.datapoint(last - (count - 1 - index) * this.periodMs));
  }

  private datapoint(start: number): Datapoint | undefined {
    const value = this.queries.value(metricsOf(this.cloud), this.returnedId, start);
    return value === undefined ? undefined : { start, value, breaching: COMPARISONS[this.comparison].test(value, this.threshold) };
  }

  private reasonData(datapoints: readonly Datapoint[]): object {
    const time = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');
    return {
      version: '1.0',
      queryDate: time(this.cloud.clock.now()),
      ...(datapoints[0] ? { startDate: time(datapoints[0].start) } : {}),
      statistic: this.queries.metrics.get(this.returnedId)?.stat,
      period: this.queries.periodSec,
      recentDatapoints: datapoints.map(({ value }) => value),
      threshold: this.threshold,
      evaluatedDatapoints: datapoints.map(({ start, value }) => ({ timestamp: time(start), value })).reverse(),
    };
  }

  private treatment(): TreatMissingData {
    // AWS ignores missing data of these metrics, whatever the alarm says.
    const alwaysIgnored = [...this.queries.metrics.values()].every(({ namespace }) => namespace === 'AWS/DynamoDB');
    return alwaysIgnored ? 'ignore' : ((this.properties.TreatMissingData ?? 'missing') as TreatMissingData);
  }

  private check(): void {
    for (const { periodSec, stat } of this.queries.metrics.values()) {
      statistic(stat);
      if (periodSec % 60 !== 0) {
        throw new NotEmulated(`alarm periods that are no whole minutes (${this.name}: ${periodSec} s)`);
      }
    }
  }
}

function comparisonOf(operator: string): keyof typeof COMPARISONS {
  if (!(operator in COMPARISONS)) {
    throw new NotEmulated(`the comparison operator ${operator}`);
  }
  return operator as keyof typeof COMPARISONS;
}
