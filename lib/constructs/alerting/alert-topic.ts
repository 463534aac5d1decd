import { Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmArns } from './alarm-arns';

/** Properties for defining an `AlertTopic`. */
export interface AlertTopicProps {
  /** Key of the messages; its policy lets CloudWatch and AWS Budgets use it. */
  readonly encryptionKey: IKey;
  /**
   * Address that gets every alert, once it has confirmed.
   *
   * @default - subscribe by hand
   */
  readonly email?: string;
}

/** The encrypted topic that every alarm of the environment notifies. */
export class AlertTopic extends Construct {
  /** The topic. */
  public readonly topic: ITopic;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const topic = new Topic(this, 'Resource', { masterKey: props.encryptionKey, enforceSSL: true });
    const { account, partition } = Stack.of(this);
    this.allowPublishing(topic, 'Alarms', 'cloudwatch.amazonaws.com', alarmArns(this));
    this.allowPublishing(topic, 'Budgets', 'budgets.amazonaws.com', `arn:${partition}:budgets::${account}:*`);
    if (props.email !== undefined) {
      topic.addSubscription(new EmailSubscription(props.email));
    }

    this.topic = topic;
  }

  private allowPublishing(topic: Topic, sid: string, service: string, sources: string): void {
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account }, ArnLike: { 'aws:SourceArn': sources } },
      }),
    );
  }
}
