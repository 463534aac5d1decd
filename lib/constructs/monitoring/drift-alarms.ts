import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRICS } from '../../../lambda/compare-profiles/contract';
import { alarmDescription } from '../alerting/runbook';
import { dailyMetric } from './daily-metric';

/** Properties for defining `DriftAlarms`. */
export interface DriftAlarmsProps {
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  /** Name of the model: a dimension of the metrics. */
  readonly model: string;
  /** Effect size from which a day drifts. */
  readonly threshold: number;
  /** Days in a row that must drift. */
  readonly windows: number;
  /** Topic that the alarms notify. */
  readonly alertTopic: ITopic;
}

/** Days without a single row after which silence itself is an alarm. */
const SILENT_DAYS = 3;

/** Alarms on drift that lasts, and on traffic that has stopped. */
export class DriftAlarms extends Construct {
  /** Fires while live traffic drifts from the baseline. */
  public readonly drift: IAlarm;
  /** Fires when a live model gets no traffic. */
  public readonly silence: IAlarm;

  constructor(scope: Construct, id: string, props: DriftAlarmsProps) {
    super(scope, id);
    const { model, windows } = props;
    const dimensions = { Environment: props.environment, Model: model };
    const action = new SnsAction(props.alertTopic);
    const drift = new Alarm(this, 'Drift', {
      alarmDescription: alarmDescription(
        `${model}: live traffic drifts from the baseline, ${windows} days in a row; the reports lie under reports/${model}/ in the monitoring bucket`,
        'drift',
      ),
      metric: dailyMetric(METRICS.DRIFT_SCORE, Stats.MAXIMUM, dimensions),
      threshold: props.threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: windows,
      datapointsToAlarm: windows,
      // A day without enough data is neither calm nor drifted: the alarm keeps its state.
      treatMissingData: TreatMissingData.IGNORE,
    });
    const silence = new Alarm(this, 'Silence', {
      alarmDescription: alarmDescription(`${model}: the live model has had no traffic for ${SILENT_DAYS} days`, 'silence'),
      metric: dailyMetric(METRICS.MONITORED_ROWS, Stats.SUM, dimensions),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: SILENT_DAYS,
      // The monitor counts zero rows while a model is live; no count at all means that none is.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    drift.addAlarmAction(action);
    silence.addAlarmAction(action);

    this.drift = drift;
    this.silence = silence;
  }
}
