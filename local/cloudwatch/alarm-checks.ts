import { NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { Comparison } from './alarm-reason';
import { COMPARISONS } from './alarm-reason';
import type { MetricDataQuery } from './metric-data-query';
import { validationError } from './invalid-parameter';
import type { Sample } from './sample';
import { percentOf, statistic } from './statistic';

const DAY_SEC = 86_400;
const HOUR_SEC = 3600;
const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'];

/** Throws `ValidationError` for an alarm that CloudWatch refuses, `NotEmulated` for one that local mode can't watch. */
export function assertMetricAlarm(properties: Properties): void {
  const { EvaluationPeriods, DatapointsToAlarm, TreatMissingData, Metrics, Threshold } = properties as Record<string, unknown>;
  const periods = Number(EvaluationPeriods);
  if (!(periods >= 1)) {
    throw validationError('EvaluationPeriods must be at least 1');
  }
  if (DatapointsToAlarm !== undefined && !(Number(DatapointsToAlarm) >= 1 && Number(DatapointsToAlarm) <= periods)) {
    throw validationError('DatapointsToAlarm must be at least 1 and at most EvaluationPeriods');
  }
  if (TreatMissingData !== undefined && !TREATMENTS.includes(TreatMissingData as string)) {
    throw validationError(`TreatMissingData must be one of ${TREATMENTS.join(', ')}`);
  }
  if (Threshold === undefined) {
    throw new NotEmulated('alarms without Threshold, as those of anomaly detection');
  }
  if (Metrics === undefined) {
    assertSingleMetric(properties, periods);
  } else {
    assertMetrics(properties, Metrics as MetricDataQuery[], periods);
  }
}

function assertSingleMetric(properties: Properties, evaluationPeriods: number): void {
  const { MetricName, Namespace, Statistic, ExtendedStatistic, Period } = properties as Record<string, string | undefined>;
  if (MetricName === undefined || Namespace === undefined || Period === undefined) {
    throw validationError('MetricName, Namespace and Period must be specified, or Metrics');
  }
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw validationError('Exactly one of Statistic and ExtendedStatistic must be specified');
  }
  assertMetric(Number(Period), Statistic ?? ExtendedStatistic ?? '', evaluationPeriods);
}

function assertMetrics(properties: Properties, metrics: readonly MetricDataQuery[], evaluationPeriods: number): void {
  const other = ['MetricName', 'Namespace', 'Statistic', 'ExtendedStatistic', 'Period', 'Dimensions', 'Unit'].find(
    (property) => properties[property] !== undefined,
  );
  if (other !== undefined) {
    throw validationError(`${other} must not be specified together with Metrics`);
  }
  if (metrics.filter(({ ReturnData }) => ReturnData !== false).length !== 1) {
    throw validationError('Exactly one element of the metrics list should return data.');
  }
  for (const { MetricStat: metric } of metrics) {
    if (metric) {
      assertMetric(metric.Period, metric.Stat, evaluationPeriods);
    }
  }
}

function assertMetric(periodSec: number, stat: string, evaluationPeriods: number): void {
  statistic(stat);
  if (![10, 20, 30].includes(periodSec) && !(periodSec >= 60 && periodSec % 60 === 0)) {
    throw validationError(`Period must be 10, 20, 30 or a multiple of 60, got ${periodSec}`);
  }
  const longest = periodSec >= HOUR_SEC ? 7 * DAY_SEC : DAY_SEC;
  if (periodSec * evaluationPeriods > longest) {
    const words = longest === DAY_SEC ? 'a day' : 'seven days';
    throw validationError(`Metrics cannot be checked across more than ${words} (EvaluationPeriods * Period must be <= ${longest}).`);
  }
}

/** The comparison of this name; those with a band need anomaly detection. */
export function comparisonOf(operator: string): Comparison {
  if (!(operator in COMPARISONS)) {
    throw new NotEmulated(`the comparison operator ${operator}`);
  }
  return operator as Comparison;
}

/** Whether a percentile has so many samples as CloudWatch wants: 10 beyond it on its shorter side. */
export function enoughSamples(stat: string, samples: readonly Sample[]): boolean {
  const percent = percentOf(stat) ?? 50;
  const count = samples.length === 0 ? 0 : (statistic('SampleCount')(samples) ?? 0);
  return count * Math.min(percent, 100 - percent) >= 10 * 100;
}
