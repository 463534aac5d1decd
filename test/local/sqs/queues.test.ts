import { sqsCloud } from './sqs-cloud';

const sqs = sqsCloud();

afterAll(() => sqs.cloud.stop());

const attributesOf = async (QueueUrl: string, ...AttributeNames: string[]): Promise<unknown> =>
  (await sqs.call('GetQueueAttributes', { QueueUrl, AttributeNames })).Attributes;

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
test('a queue of the same name and attributes is the queue that is there, one of other attributes an error', async () => {
  const url = await sqs.queue('same', { DelaySeconds: '5' });
  expect(await sqs.queue('same', { DelaySeconds: '5' })).toBe(url);
  expect(await sqs.queue('same', { VisibilityTimeout: '30' })).toBe(url);
  await expect(sqs.queue('same', { DelaySeconds: '6' })).rejects.toMatchObject({ code: 'QueueNameExists' });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
test('gives the attributes that are asked for, with their defaults, and none when nothing is asked for', async () => {
  const url = await sqs.queue('attributes');
  expect(await attributesOf(url, 'All')).toMatchObject({
    QueueArn: sqs.cloud.arn('sqs', 'attributes'),
    VisibilityTimeout: '30',
    MessageRetentionPeriod: '345600',
    MaximumMessageSize: '1048576',
    SqsManagedSseEnabled: 'true',
  });
  expect(await attributesOf(url, 'DelaySeconds')).toEqual({ DelaySeconds: '0' });
  expect(await attributesOf(url)).toBeUndefined();
  await expect(attributesOf(url, 'Nothing')).rejects.toMatchObject({ code: 'InvalidAttributeName' });
});

test('an attribute that is set counts from then on, and an empty one is taken back', async () => {
  const url = await sqs.queue('set');
  const Policy = JSON.stringify({ Statement: [] });
  await sqs.call('SetQueueAttributes', { QueueUrl: url, Attributes: { VisibilityTimeout: '0', Policy } });
  await sqs.send(url, 'x');
  expect([await sqs.receive(url), await sqs.receive(url)].map(({ length }) => length)).toEqual([1, 1]);
  await sqs.call('SetQueueAttributes', { QueueUrl: url, Attributes: { Policy: '' } });
  expect(await attributesOf(url, 'Policy', 'VisibilityTimeout')).toEqual({ VisibilityTimeout: '0' });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
test('lists by prefix and page; there is a token only if the page is limited', async () => {
  for (const name of ['page-b', 'page-a', 'page-c']) {
    await sqs.queue(name);
  }
  const names = (listed: Record<string, unknown>): unknown => (listed.QueueUrls as string[]).map((url) => url.split('/').at(-1));
  const first = await sqs.call('ListQueues', { QueueNamePrefix: 'page-', MaxResults: 2 });
  expect(names(first)).toEqual(['page-a', 'page-b']);
  const next = await sqs.call('ListQueues', { QueueNamePrefix: 'page-', MaxResults: 2, NextToken: first.NextToken });
  expect([names(next), next.NextToken]).toEqual([['page-c'], undefined]);
  expect((await sqs.call('ListQueues', { QueueNamePrefix: 'page-' })).NextToken).toBeUndefined();
});

test('tags are added and taken away', async () => {
  const url = await sqs.queue('tagged');
  await sqs.call('TagQueue', { QueueUrl: url, Tags: { a: '1', b: '2' } });
  await sqs.call('UntagQueue', { QueueUrl: url, TagKeys: ['a'] });
  expect(await sqs.call('ListQueueTags', { QueueUrl: url })).toEqual({ Tags: { b: '2' } });
});

test('a deleted queue is gone', async () => {
  const url = await sqs.queue('gone');
  await sqs.call('DeleteQueue', { QueueUrl: url });
  await expect(sqs.send(url, 'x')).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
test('a dead letter keeps its age and count of receipts, knows its source, and moves back as a new message', async () => {
  const dead = await sqs.queue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: sqs.cloud.arn('sqs', 'dead'), maxReceiveCount: 2 });
  const source = await sqs.queue('source', { RedrivePolicy, VisibilityTimeout: '0' });
  const { MessageId } = await sqs.send(source, 'poison', { MessageAttributes: { a: { DataType: 'String', StringValue: 'v' } } });
  expect((await Promise.all([1, 2, 3].map(() => sqs.receive(source)))).map(({ length }) => length)).toEqual([1, 1, 0]);
  const [letter] = await sqs.receive(dead, { VisibilityTimeout: 0 });
  const Attributes = { ApproximateReceiveCount: '3', DeadLetterQueueSourceArn: sqs.cloud.arn('sqs', 'source') };
  expect(letter).toMatchObject({ MessageId, Body: 'poison', Attributes, MessageAttributes: { a: { StringValue: 'v' } } });
  expect(await sqs.call('ListDeadLetterSourceQueues', { QueueUrl: dead })).toMatchObject({ queueUrls: [source] });
  const SourceArn = sqs.cloud.arn('sqs', 'dead');
  await sqs.call('StartMessageMoveTask', { SourceArn });
  expect(await sqs.call('ListMessageMoveTasks', { SourceArn })).toMatchObject({
    Results: [{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }],
  });
  const [back] = await sqs.receive(source);
  expect(back).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
  expect(back?.MessageId).not.toBe(MessageId);
});

test('only a dead-letter queue gives its messages back', async () => {
  await sqs.queue('plain');
  const start = (name: string): Promise<object> => sqs.call('StartMessageMoveTask', { SourceArn: sqs.cloud.arn('sqs', name) });
  await expect(start('plain')).rejects.toThrow('must be configured as a Dead Letter Queue');
  await expect(start('none')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

test('a message ends with its retention, in virtual time', async () => {
  const url = await sqs.queue('short', { MessageRetentionPeriod: '60' });
  await sqs.send(url, 'x');
  sqs.cloud.clock.jump(sqs.cloud.clock.now() + 61_000);
  expect(await sqs.receive(url)).toEqual([]);
});
