import { Duration } from 'aws-cdk-lib/core';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { LAST_STOP } from '../../compliance/causes';
import { alarmDescription } from '../alerting/runbook';
import type { FunctionHost } from './platform-host';

/** Properties for defining a `DeadLetterQueue`. */
export interface DeadLetterQueueProps {
  /** Key and alert topic. */
  readonly host: FunctionHost;
}

/** Keeps events that could not be handled for 14 days, and alarms as soon as there is one. */
export class DeadLetterQueue extends Construct {
  /** The queue. */
  public readonly queue: IQueue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const queue = new Queue(this, 'Resource', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.host.encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(queue, LAST_STOP, ['Serverless::Serverless-SQSRedrivePolicy']);
    queue
      .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' })
      .createAlarm(this, 'NotEmpty', {
        alarmDescription: alarmDescription(`${this.node.path} holds events that could not be handled`, 'dead-letter-queue'),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: 0,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(props.host.alertTopic));

    this.queue = queue;
  }
}
