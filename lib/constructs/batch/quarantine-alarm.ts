import { Duration } from 'aws-cdk-lib/core';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { ComparisonOperator, MathExpression, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRICS } from '../../../lambda/commit-batch/contract';
import { alarmDescription } from '../alerting/runbook';

/** Properties for defining a `QuarantineAlarm`. */
export interface QuarantineAlarmProps {
  /** Name of the environment: a dimension of the metrics. */
  readonly environment: string;
  /** Name of the model: a dimension of the metrics. */
  readonly model: string;
  /** Topic that the alarm notifies. */
  readonly alertTopic: ITopic;
  /**
   * Share of records that may be quarantined, 0 to 1.
   *
   * @default 0.01
   */
  readonly maxShare?: number;
}

/** Alarms when batches refuse too many records: the data, or the model, is not what it was. */
export class QuarantineAlarm extends Construct {
  /** The alarm. */
  public readonly alarm: IAlarm;

  constructor(scope: Construct, id: string, props: QuarantineAlarmProps) {
    super(scope, id);
    const { model, environment, maxShare = 0.01 } = props;
    if (maxShare < 0 || maxShare > 1) {
      throw new Error(`maxShare must be from 0 to 1, got ${maxShare}`);
    }
    const period = Duration.hours(1);
    const metric = (metricName: string): Metric =>
      new Metric({
        namespace: 'Plumbline',
        metricName,
        dimensionsMap: { Environment: environment, Model: model },
        statistic: Stats.SUM,
        period,
      });
    const alarm = new MathExpression({
      expression: 'quarantined / records',
      usingMetrics: { quarantined: metric(METRICS.QUARANTINED), records: metric(METRICS.IN) },
      period,
      label: 'Share of quarantined records',
    }).createAlarm(this, 'Resource', {
      alarmDescription: alarmDescription(
        `${model}: a batch refused more than ${maxShare * 100} % of its records; they lie with their reasons under ${model}/batch/ in the quarantine bucket`,
        'batch-quarantine',
      ),
      threshold: maxShare,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.alertTopic));

    this.alarm = alarm;
  }
}
