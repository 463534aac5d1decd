import { Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

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
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsAndBudgets',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (props.email !== undefined) {
      topic.addSubscription(new EmailSubscription(props.email));
    }

    this.topic = topic;
  }
}
