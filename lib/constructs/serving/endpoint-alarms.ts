import { Duration } from 'aws-cdk-lib/core';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import { alarmDescription } from '../alerting/runbook';

/** Properties for defining `EndpointAlarms`. */
export interface EndpointAlarmsProps {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** Topic that the alarms notify. */
  readonly alertTopic: ITopic;
  /**
   * Share of failed invocations, 0 to 1, from which the endpoint is broken.
   *
   * @default 0.05
   */
  readonly maxErrorRate?: number;
  /**
   * Model latency at the 90th percentile from which the endpoint is too slow.
   *
   * @default Duration.seconds(1)
   */
  readonly maxLatency?: Duration;
}

/** The alarms that roll a deployment back; they exist before the endpoint does. */
export class EndpointAlarms extends Construct {
  /** Alarm on the share of invocations that the model fails. */
  public readonly errorRate: IAlarm;
  /** Alarm on the model's latency. */
  public readonly latency: IAlarm;

  constructor(scope: Construct, id: string, props: EndpointAlarmsProps) {
    super(scope, id);
    const dimensionsMap = { EndpointName: props.endpointName, VariantName: VARIANT_NAME };
    const metric = (metricName: string, statistic: string) =>
      new Metric({ namespace: 'AWS/SageMaker', metricName, dimensionsMap, statistic, period: Duration.minutes(1) });
    const action = new SnsAction(props.alertTopic);
    const errorRate = new Alarm(this, 'ErrorRate', {
      alarmDescription: alarmDescription(`${props.endpointName}: the model fails too many invocations`, 'endpoint-errors'),
      // Each invocation counts as 0 or 1, so the average is the share.
      metric: metric('Invocation5XXErrors', Stats.AVERAGE),
      threshold: props.maxErrorRate ?? 0.05,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const latency = new Alarm(this, 'Latency', {
      alarmDescription: alarmDescription(`${props.endpointName}: the model answers too slowly`, 'endpoint-latency'),
      metric: metric('ModelLatency', Stats.percentile(90)),
      threshold: (props.maxLatency ?? Duration.seconds(1)).toMilliseconds() * 1000,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    errorRate.addAlarmAction(action);
    latency.addAlarmAction(action);

    this.errorRate = errorRate;
    this.latency = latency;
  }
}
