import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRICS } from '../../../lambda/judge-quality/contract';
import { alarmDescription } from '../alerting/runbook';
import { dailyMetric } from './daily-metric';

/** Properties for defining `QualityAlarms`. */
export interface QualityAlarmsProps {
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  readonly model: string;
  /** Area under the ROC curve below which a day is poor. */
  readonly minAuc: number;
  /** Days in a row that must be poor: 1 to 7, CloudWatch's limit for daily periods. */
  readonly windows: number;
  /** Topic that the alarms notify. */
  readonly alertTopic: ITopic;
}

/** Days without a label for any prediction of the horizon after which that itself is an alarm: as long as CloudWatch looks back. */
const UNLABELLED_DAYS = 7;

/** Alarms on predictions that are worse than the model's limit for days, and on labels that have stopped. */
export class QualityAlarms extends Construct {
  /** Fires while the model's predictions are poor. */
  public readonly quality: IAlarm;
  /** Fires when predictions get no labels any more. */
  public readonly unlabelled: IAlarm;

  constructor(scope: Construct, id: string, props: QualityAlarmsProps) {
    super(scope, id);
    const { model, minAuc, windows } = props;
    const dimensions = { Environment: props.environment, Model: model };
    const action = new SnsAction(props.alertTopic);
    const quality = new Alarm(this, 'Quality', {
      alarmDescription: alarmDescription(
        `${model}: AUC of the predictions is below ${minAuc}, ${windows} days in a row; the reports lie under reports/${model}/ in the monitoring bucket`,
        'quality',
      ),
      metric: dailyMetric(METRICS.AUC, Stats.MINIMUM, dimensions),
      threshold: minAuc,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: windows,
      datapointsToAlarm: windows,
      // A day without enough labels is neither good nor poor: the alarm keeps its state.
      treatMissingData: TreatMissingData.IGNORE,
    });
    const unlabelled = new Alarm(this, 'Unlabelled', {
      alarmDescription: alarmDescription(
        `${model}: no prediction of the label horizon has had a label for ${UNLABELLED_DAYS} days`,
        'unlabelled',
      ),
      metric: dailyMetric(METRICS.LABELLED_ROWS, Stats.MAXIMUM, dimensions),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: UNLABELLED_DAYS,
      // The judge counts zero rows while there are predictions; no count at all means that there is nothing to label.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    quality.addAlarmAction(action);
    unlabelled.addAlarmAction(action);

    this.quality = quality;
    this.unlabelled = unlabelled;
  }
}
