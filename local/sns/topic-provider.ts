import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { addSubscription } from './subscription';
import { addTopic } from './topics';
import type { Topic, TopicAttributes } from './topic';
import { topicStore } from './topic-store';

const MAX_NAME_LENGTH = 256;
const ATTRIBUTES = ['DisplayName', 'KmsMasterKeyId', 'FifoTopic', 'ContentBasedDeduplication'];

/** Makes topics from templates. */
export function topicProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::SNS::Topic',
    properties: ['TopicName', 'Subscription', 'Tags', ...ATTRIBUTES],
    recorded: ['DeliveryStatusLogging', 'FifoThroughputScope', 'SignatureVersion', 'TracingConfig'],
    replaceOn: ['TopicName', 'FifoTopic'],
    create: (properties, context) => {
      const suffix = String(properties.FifoTopic) === 'true' ? '.fifo' : '';
      const name = String(properties.TopicName ?? context.physicalName(MAX_NAME_LENGTH - suffix.length) + suffix);
      if (topicStore(cloud).has(cloud.arn('sns', name))) {
        throw new AwsError('InvalidParameterException', `Topic already exists: ${name}`);
      }
      return Promise.resolve(apply(addTopic(cloud, name, attributesOf(properties)), properties));
    },
    update: (physicalId, properties, previous) => {
      const topic = topicStore(cloud).find(physicalId);
      for (const { Protocol, Endpoint } of inlineSubscriptions(previous)) {
        topic.subscriptions.delete(addSubscription(topic, Protocol, Endpoint, {}).arn);
      }
      const { Policy } = topic.attributes;
      topic.attributes = { ...attributesOf(properties), ...(Policy !== undefined && { Policy }) };
      return Promise.resolve(apply(topic, properties));
    },
    delete: (physicalId) => {
      topicStore(cloud).delete(physicalId);
      return Promise.resolve();
    },
  };
}

function attributesOf(properties: Properties): TopicAttributes {
  const given = ATTRIBUTES.filter((name) => properties[name] !== undefined && properties[name] !== '');
  return Object.fromEntries(given.map((name) => [name, String(properties[name])]));
}

function apply(topic: Topic, properties: Properties): Provisioned {
  const tags = (properties.Tags ?? []) as { Key: string; Value: string }[];
  topic.tags = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  for (const { Protocol, Endpoint } of inlineSubscriptions(properties)) {
    addSubscription(topic, Protocol, Endpoint, {});
  }
  return { physicalId: topic.arn, attributes: { TopicArn: topic.arn, TopicName: topic.name } };
}

function inlineSubscriptions(properties: Properties): readonly { Protocol: string; Endpoint: string }[] {
  return (properties.Subscription ?? []) as { Protocol: string; Endpoint: string }[];
}
