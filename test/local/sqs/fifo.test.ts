import { sqsCloud } from './sqs-cloud';

const sqs = sqsCloud();
const FIFO = { FifoQueue: 'true' };

afterAll(() => sqs.cloud.stop());

const inGroup = (MessageGroupId: string, id?: string): object => ({
  MessageGroupId,
  ...(id !== undefined && { MessageDeduplicationId: id }),
});
const bodies = (messages: readonly { readonly Body?: string }[]): (string | undefined)[] => messages.map(({ Body }) => Body);

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
test('keeps the order of a group and gives nothing of it while one of its messages is in flight', async () => {
  const queue = await sqs.queue('order.fifo', { ...FIFO, ContentBasedDeduplication: 'true' });
  for (const [group, body] of [
    ['a', 'a1'],
    ['a', 'a2'],
    ['b', 'b1'],
  ] as const) {
    await sqs.send(queue, body, inGroup(group));
  }
  const [first] = await sqs.receive(queue, { MaxNumberOfMessages: 1 });
  expect(first).toMatchObject({ Body: 'a1', Attributes: { MessageGroupId: 'a' } });
  expect(bodies(await sqs.receive(queue))).toEqual(['b1']);
  await sqs.call('DeleteMessage', { QueueUrl: queue, ReceiptHandle: first?.ReceiptHandle });
  expect(bodies(await sqs.receive(queue))).toEqual(['a2']);
});

test('gives several messages of a group at once, in their order', async () => {
  const queue = await sqs.queue('several.fifo', { ...FIFO, ContentBasedDeduplication: 'true' });
  for (const body of ['1', '2', '3']) {
    await sqs.send(queue, body, inGroup('a'));
  }
  const messages = await sqs.receive(queue);
  expect(bodies(messages)).toEqual(['1', '2', '3']);
  const numbers = messages.map(({ Attributes }) => Attributes?.SequenceNumber ?? '');
  expect(numbers).toEqual([...new Set(numbers)].sort());
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
test('takes a deduplication id once in five minutes, even after the message is deleted', async () => {
  const queue = await sqs.queue('once.fifo', FIFO);
  const first = await sqs.send(queue, 'one', inGroup('a', 'id'));
  const [message] = await sqs.receive(queue);
  await sqs.call('DeleteMessage', { QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle });
  expect(await sqs.send(queue, 'other content', inGroup('b', 'id'))).toMatchObject({ MessageId: first.MessageId });
  expect(await sqs.receive(queue)).toEqual([]);
  sqs.cloud.clock.jump(sqs.cloud.clock.now() + 300_001);
  await sqs.send(queue, 'later', inGroup('a', 'id'));
  expect(bodies(await sqs.receive(queue))).toEqual(['later']);
});

test('takes an id once in each group when groups are the scope', async () => {
  const queue = await sqs.queue('scope.fifo', { ...FIFO, DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' });
  await sqs.send(queue, 'a', inGroup('a', 'id'));
  await sqs.send(queue, 'b', inGroup('b', 'id'));
  await sqs.send(queue, 'a again', inGroup('a', 'id'));
  expect(bodies(await sqs.receive(queue))).toEqual(['a', 'b']);
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
test.each([
  ['without a group', { MessageDeduplicationId: 'id' }, 'MissingParameter'],
  ['without deduplication by id or content', inGroup('a'), 'InvalidParameterValue'],
  ['with a delay of its own', { ...inGroup('a', 'id'), DelaySeconds: 1 }, 'InvalidParameterValue'],
])('refuses a message %s', async (_what, more, code) => {
  const queue = await sqs.queue('strict.fifo', FIFO);
  await expect(sqs.send(queue, 'x', more)).rejects.toMatchObject({ code });
});

test('refuses a receipt handle whose visibility time-out is over', async () => {
  const queue = await sqs.queue('expired.fifo', FIFO);
  await sqs.send(queue, 'x', inGroup('a', 'id'));
  const [message] = await sqs.receive(queue, { VisibilityTimeout: 0 });
  await expect(sqs.call('DeleteMessage', { QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle })).rejects.toThrow('has expired');
});

test('has a dead-letter queue of its own type only', async () => {
  await sqs.queue('dead-standard');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: sqs.cloud.arn('sqs', 'dead-standard'), maxReceiveCount: 1 });
  await expect(sqs.queue('mixed.fifo', { ...FIFO, RedrivePolicy })).rejects.toThrow('RedrivePolicy is invalid');
});
