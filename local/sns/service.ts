import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { publish, publishBatch } from './publish';
import {
  getSubscriptionAttributes,
  listSubscriptions,
  listSubscriptionsByTopic,
  setSubscriptionAttributes,
  subscribe,
  unsubscribe,
} from './subscriptions';
import { listTagsForResource, tagResource, untagResource } from './tags';
import { createTopic, deleteTopic, getTopicAttributes, listTopics, setTopicAttributes } from './topics';

const PUBLISH = [
  ...['TopicArn', 'TargetArn', 'Message', 'Subject', 'MessageStructure', 'MessageAttributes'],
  ...['MessageGroupId', 'MessageDeduplicationId'],
];
const SUBSCRIBE = ['TopicArn', 'Protocol', 'Endpoint', 'Attributes', 'ReturnSubscriptionArn'];
const ATTRIBUTE = ['AttributeName', 'AttributeValue'];

/** Simple Notification Service: standard and FIFO topics; e-mails stay in the topic's outbox. */
export function createSns(): Service {
  return {
    signingName: 'sns',
    operations: {
      CreateTopic: supportedInput('CreateTopic', ['Name', 'Attributes', 'Tags'], createTopic),
      DeleteTopic: supportedInput('DeleteTopic', ['TopicArn'], deleteTopic),
      ListTopics: supportedInput('ListTopics', ['NextToken'], listTopics),
      GetTopicAttributes: supportedInput('GetTopicAttributes', ['TopicArn'], getTopicAttributes),
      SetTopicAttributes: supportedInput('SetTopicAttributes', ['TopicArn', ...ATTRIBUTE], setTopicAttributes),
      TagResource: supportedInput('TagResource', ['ResourceArn', 'Tags'], tagResource),
      UntagResource: supportedInput('UntagResource', ['ResourceArn', 'TagKeys'], untagResource),
      ListTagsForResource: supportedInput('ListTagsForResource', ['ResourceArn'], listTagsForResource),
      Publish: supportedInput('Publish', PUBLISH, publish),
      PublishBatch: supportedInput('PublishBatch', ['TopicArn', 'PublishBatchRequestEntries'], publishBatch),
      Subscribe: supportedInput('Subscribe', SUBSCRIBE, subscribe),
      Unsubscribe: supportedInput('Unsubscribe', ['SubscriptionArn'], unsubscribe),
      ListSubscriptions: supportedInput('ListSubscriptions', ['NextToken'], listSubscriptions),
      ListSubscriptionsByTopic: supportedInput('ListSubscriptionsByTopic', ['TopicArn', 'NextToken'], listSubscriptionsByTopic),
      GetSubscriptionAttributes: supportedInput('GetSubscriptionAttributes', ['SubscriptionArn'], getSubscriptionAttributes),
      SetSubscriptionAttributes: supportedInput('SetSubscriptionAttributes', ['SubscriptionArn', ...ATTRIBUTE], setSubscriptionAttributes),
    },
  };
}
