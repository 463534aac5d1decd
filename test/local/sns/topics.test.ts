import type { MessageAttributeValue, ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import { createSns } from '../../../local/sns/service';
import { createSqs } from '../../../local/sqs/service';
import { ROOT, testCloud } from '../test-cloud';

const cloud = testCloud();
cloud.addService(createSns());
cloud.addService(createSqs(cloud));

afterAll(() => cloud.stop());

const sns = (operation: string, input: object): Promise<Record<string, unknown>> => cloud.call(ROOT, 'sns', operation, input);
const topic = async (Name: string, Attributes: object = {}): Promise<string> =>
  (await sns('CreateTopic', { Name, Attributes })).TopicArn as string;

/** Subscribes a new queue and gives the subscription and a function that empties the queue. */
async function queueOf(
  TopicArn: string,
  name: string,
  Attributes: object = {},
): Promise<{ arn: string; received: () => Promise<object[]> }> {
  const fifo = name.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
  const { QueueUrl } = await cloud.call<{ QueueUrl: string }>(ROOT, 'sqs', 'CreateQueue', { QueueName: name, Attributes: fifo });
  const { SubscriptionArn } = await sns('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: cloud.arn('sqs', name), Attributes });
  const names = { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'], MaxNumberOfMessages: 10 };
  const received = async (): Promise<object[]> => {
    const { Messages = [] } = await cloud.call<ReceiveMessageCommandOutput>(ROOT, 'sqs', 'ReceiveMessage', { QueueUrl, ...names });
    return Messages;
  };
  return { arn: SubscriptionArn as string, received };
}

const KIND: Record<string, MessageAttributeValue> = { kind: { DataType: 'String', StringValue: 'a' } };

// https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
test('raw delivery hands over body and attributes as they are', async () => {
  const TopicArn = await topic('raw');
  const { received } = await queueOf(TopicArn, 'raw', { RawMessageDelivery: 'true' });
  await sns('Publish', { TopicArn, Message: 'hello', MessageAttributes: KIND });
  expect(await received()).toMatchObject([{ Body: 'hello', MessageAttributes: KIND }]);
});

test('a filter keeps back what does not pass, and counts as soon as it is set', async () => {
  const TopicArn = await topic('filtered');
  const { arn, received } = await queueOf(TopicArn, 'filtered', { RawMessageDelivery: 'true', FilterPolicy: '{"kind":["b"]}' });
  await sns('Publish', { TopicArn, Message: 'no', MessageAttributes: KIND });
  await sns('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'FilterPolicy', AttributeValue: '{"kind":["a"]}' });
  await sns('Publish', { TopicArn, Message: 'yes', MessageAttributes: KIND });
  expect(await received()).toMatchObject([{ Body: 'yes' }]);
});

// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
test('a structure has a text for each protocol, and needs a default', async () => {
  const TopicArn = await topic('structure');
  const { received } = await queueOf(TopicArn, 'structure', { RawMessageDelivery: 'true' });
  const publish = (message: unknown): Promise<object> =>
    sns('Publish', { TopicArn, MessageStructure: 'json', Message: typeof message === 'string' ? message : JSON.stringify(message) });
  await publish({ default: 'for all', sqs: 'for queues' });
  await publish({ default: 'for all', email: 'for mail' });
  expect(await received()).toMatchObject([{ Body: 'for queues' }, { Body: 'for all' }]);
  await expect(publish({ sqs: 'x' })).rejects.toThrow('No default entry in JSON message body');
  await expect(publish('x')).rejects.toThrow('JSON message body failed to parse');
});

// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
test('a batch reports its entries one by one', async () => {
  const TopicArn = await topic('batch');
  const { received } = await queueOf(TopicArn, 'batch', { RawMessageDelivery: 'true' });
  const PublishBatchRequestEntries = [
    { Id: 'good', Message: 'x' },
    { Id: 'bad', Message: '' },
  ];
  const result = await sns('PublishBatch', { TopicArn, PublishBatchRequestEntries });
  expect(result).toMatchObject({
    Successful: [{ Id: 'good' }],
    Failed: [{ Id: 'bad', Code: 'InvalidParameterException', SenderFault: true }],
  });
  expect(await received()).toMatchObject([{ Body: 'x' }]);
});

// https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html
test('a FIFO topic hands group and deduplication id on and takes an id once', async () => {
  const TopicArn = await topic('order.fifo', { FifoTopic: 'true' });
  const { received } = await queueOf(TopicArn, 'order.fifo', { RawMessageDelivery: 'true' });
  const message = { TopicArn, Message: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'd' };
  const first = await sns('Publish', message);
  expect(await sns('Publish', { ...message, Message: 'y' })).toEqual(first);
  expect(first.SequenceNumber).toMatch(/^\d{20}$/);
  expect(await received()).toMatchObject([{ Body: 'x', Attributes: { MessageGroupId: 'g', MessageDeduplicationId: 'd' } }]);
  await expect(sns('Publish', { TopicArn, Message: 'x' })).rejects.toThrow('MessageGroupId parameter is required');
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
test('what can not be delivered goes to the dead-letter queue of the subscription', async () => {
  const TopicArn = await topic('undeliverable');
  const dead = await queueOf(await topic('other'), 'dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: cloud.arn('sqs', 'dead') });
  const { received } = await queueOf(TopicArn, 'closed', { RawMessageDelivery: 'true', RedrivePolicy });
  await cloud.call(ROOT, 'sqs', 'DeleteQueue', { QueueUrl: 'closed' });
  await sns('Publish', { TopicArn, Message: 'lost?' });
  await expect(received()).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
  expect(await dead.received()).toMatchObject([{ Body: 'lost?' }]);
});

// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
test('a topic of the same name is the topic that is there, one of other attributes an error', async () => {
  const arn = await topic('same', { DisplayName: 'A' });
  expect(await topic('same', { DisplayName: 'A' })).toBe(arn);
  await expect(topic('same', { DisplayName: 'B' })).rejects.toThrow('Topic already exists with different attributes');
});

test('attributes and tags of a topic are set and read', async () => {
  const arn = await topic('described');
  await sns('SetTopicAttributes', { TopicArn: arn, AttributeName: 'DisplayName', AttributeValue: 'D' });
  const { Attributes } = await sns('GetTopicAttributes', { TopicArn: arn });
  expect(Attributes).toMatchObject({ DisplayName: 'D', SubscriptionsConfirmed: '0', SubscriptionsDeleted: '0' });
  expect(JSON.parse((Attributes as { Policy: string }).Policy)).toMatchObject({ Id: '__default_policy_ID' });
  await sns('TagResource', {
    ResourceArn: arn,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await sns('UntagResource', { ResourceArn: arn, TagKeys: ['a'] });
  expect(await sns('ListTagsForResource', { ResourceArn: arn })).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
});

// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
test('a subscription is described, found once, and gone after it ends', async () => {
  const TopicArn = await topic('subscribed');
  const { arn } = await queueOf(TopicArn, 'subscribed', { FilterPolicy: '{"kind":["a"]}' });
  expect(await sns('GetSubscriptionAttributes', { SubscriptionArn: arn })).toMatchObject({
    Attributes: { PendingConfirmation: 'false', RawMessageDelivery: 'false', FilterPolicyScope: 'MessageAttributes' },
  });
  await expect(queueOf(TopicArn, 'subscribed', { RawMessageDelivery: 'true' })).rejects.toThrow('already exists with different attributes');
  await sns('Unsubscribe', { SubscriptionArn: arn });
  expect(await sns('ListSubscriptionsByTopic', { TopicArn })).toMatchObject({ Subscriptions: [] });
  await expect(sns('GetSubscriptionAttributes', { SubscriptionArn: arn })).rejects.toMatchObject({
    code: 'NotFoundException',
    status: 404,
  });
});

test('topics come in pages of a hundred', async () => {
  for (let number = 0; number < 100; number++) {
    await topic(`page-${number}`);
  }
  const first = await sns('ListTopics', {});
  const next = await sns('ListTopics', { NextToken: first.NextToken });
  expect([(first.Topics as object[]).length, (next.Topics as object[]).length > 0, next.NextToken]).toEqual([100, true, undefined]);
});

test.each([
  ['http', 'https://example.com', 'does not emulate the subscription protocol http'],
  ['pigeon', 'x', 'Does not support this protocol string: pigeon'],
  ['sqs', 'events', 'Endpoint must fit the protocol sqs'],
  ['sqs', 'arn:aws:sqs:us-east-1:123456789012:x.fifo', 'FIFO SQS Queues can not be subscribed to standard SNS topics'],
])('refuses a subscription by %s of %s', async (Protocol, Endpoint, message) => {
  await expect(sns('Subscribe', { TopicArn: await topic('refusing'), Protocol, Endpoint })).rejects.toThrow(message);
});

test.each([
  ['an empty message', { Message: '' }],
  ['more than 256 KiB', { Message: 'x'.repeat(262_145) }],
  ['a subject of more than 100 characters', { Subject: 's'.repeat(101) }],
  ['a subject of two lines', { Subject: 'a\nb' }],
  ['a deduplication id on a standard topic', { MessageDeduplicationId: 'd' }],
])('refuses %s', async (_what, more) => {
  const message = { TopicArn: await topic('strict'), Message: 'x', ...more };
  await expect(sns('Publish', message)).rejects.toMatchObject({ code: 'InvalidParameterException' });
});
