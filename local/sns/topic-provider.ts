import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { addSubscription } from './subscriptions';
import type { Topic } from './topic';
import { topicStore } from './topic-store';

const MAX_NAME_LENGTH = 256;

/** Makes topics from templates. */
export function topicProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::SNS::Topic',
    properties: ['TopicName', 'DisplayName', 'KmsMasterKeyId', 'Subscription'],
    recorded: ['DeliveryStatusLogging', 'SignatureVersion', 'Tags', 'TracingConfig'],
    replaceOn: ['TopicName'],
    create: (properties, context) => {
      const arn = cloud.arn('sns', String(properties.TopicName ?? context.physicalName(MAX_NAME_LENGTH)));
      if (topicStore(cloud).has(arn)) {
        throw new AwsError('InvalidParameter', `Topic already exists: ${arn}`);
      }
      const topic: Topic = { arn, displayName: '', subscriptions: new Map(), outbox: [] };
      topicStore(cloud).add(topic);
      return Promise.resolve(apply(topic, properties));
    },
    update: (physicalId, properties, previous) => {
      const topic = topicStore(cloud).find(physicalId);
      for (const { Protocol, Endpoint } of inlineSubscriptions(previous)) {
        topic.subscriptions.delete(addSubscription(topic, Protocol, Endpoint, false).arn);
      }
      return Promise.resolve(apply(topic, properties));
    },
    delete: (physicalId) => {
      topicStore(cloud).delete(physicalId);
      return Promise.resolve();
    },
  };
}

function apply(topic: Topic, properties: Properties): Provisioned {
  topic.displayName = String(properties.DisplayName ?? '');
  topic.kmsKeyId = properties.KmsMasterKeyId as string | undefined;
  for (const { Protocol, Endpoint } of inlineSubscriptions(properties)) {
    addSubscription(topic, Protocol, Endpoint, false);
  }
  return { physicalId: topic.arn, attributes: { TopicArn: topic.arn, TopicName: topic.arn.slice(topic.arn.lastIndexOf(':') + 1) } };
}

function inlineSubscriptions(properties: Properties): readonly { Protocol: string; Endpoint: string }[] {
  return (properties.Subscription ?? []) as { Protocol: string; Endpoint: string }[];
}
