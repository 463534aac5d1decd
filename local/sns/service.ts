import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { getTopicAttributes, listTopics } from './describe-topic';
import { publish } from './publish';
import { listSubscriptions, listSubscriptionsByTopic, subscribe } from './subscriptions';

const SUBSCRIBE = ['TopicArn', 'Protocol', 'Endpoint', 'Attributes', 'ReturnSubscriptionArn'];

/** Simple Notification Service: standard topics; e-mails stay in the topic's outbox. */
export function createSns(): Service {
  return {
    signingName: 'sns',
    operations: {
      Publish: supportedInput('Publish', ['TopicArn', 'Message', 'Subject', 'MessageAttributes'], publish),
      Subscribe: supportedInput('Subscribe', SUBSCRIBE, subscribe),
      ListTopics: supportedInput('ListTopics', [], listTopics),
      ListSubscriptions: supportedInput('ListSubscriptions', [], listSubscriptions),
      ListSubscriptionsByTopic: supportedInput('ListSubscriptionsByTopic', ['TopicArn'], listSubscriptionsByTopic),
      GetTopicAttributes: supportedInput('GetTopicAttributes', ['TopicArn'], getTopicAttributes),
    },
  };
}
