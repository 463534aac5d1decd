import { attribute, sqsCloud } from './sqs-cloud';

const sqs = sqsCloud();
let standard: string;

beforeAll(async () => {
  standard = await sqs.queue('limits');
});
afterAll(() => sqs.cloud.stop());

const X = { MessageBody: 'x' };

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
test.each([
  ['an empty body', { MessageBody: '' }, 'MissingParameter'],
  ['a character that XML has not', { MessageBody: 'a\u000bb' }, 'InvalidMessageContents'],
  ['half a surrogate pair', { MessageBody: 'a\ud800b' }, 'InvalidMessageContents'],
  ['more than a MiB', { MessageBody: 'x'.repeat(1_048_577) }, 'InvalidParameterValue'],
  [
    'a MiB with attributes',
    { MessageBody: 'x'.repeat(1_048_576), MessageAttributes: { a: attribute('String', 'v') } },
    'InvalidParameterValue',
  ],
  ['a delay of more than 15 minutes', { ...X, DelaySeconds: 901 }, 'InvalidParameterValue'],
  ['a deduplication id on a standard queue', { ...X, MessageDeduplicationId: 'd' }, 'InvalidParameterValue'],
  ['a group of more than 128 characters', { ...X, MessageGroupId: 'g'.repeat(129) }, 'InvalidParameterValue'],
  ['a system attribute that is none', { ...X, MessageSystemAttributes: { Other: attribute('String', 'v') } }, 'InvalidParameterValue'],
])('refuses %s', async (_what, message, code) => {
  await expect(sqs.call('SendMessage', { QueueUrl: standard, ...message })).rejects.toMatchObject({ code });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
test.each([
  ['without value', { a: attribute('String', '') }],
  ['of an unknown type', { a: attribute('Text', 'v') }],
  ['whose number is none', { a: attribute('Number', 'one') }],
  ['with a reserved name', { 'AWS.a': attribute('String', 'v') }],
  ['with a name that ends in a period', { 'a.': attribute('String', 'v') }],
  ['beside ten others', Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`a${n}`, attribute('String', 'v')]))],
])('refuses an attribute %s', async (_what, MessageAttributes) => {
  const message = { QueueUrl: standard, ...X, MessageAttributes };
  await expect(sqs.call('SendMessage', message)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
});

test.each(['String', 'String.custom', 'Number', 'Number.int'])('takes an attribute of type %s', async (type) => {
  const sent = await sqs.send(standard, 'x', { MessageAttributes: { 'a.b-c_1': attribute(type, '1.5') } });
  expect(sent.MD5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
test.each([
  ['ReceiveMessage', { MaxNumberOfMessages: 11 }],
  ['ReceiveMessage', { MaxNumberOfMessages: 0 }],
  ['ReceiveMessage', { WaitTimeSeconds: 21 }],
  ['ReceiveMessage', { VisibilityTimeout: 43_201 }],
  ['ChangeMessageVisibility', { ReceiptHandle: 'x', VisibilityTimeout: 43_201 }],
])('%s refuses %j', async (operation, input) => {
  await expect(sqs.call(operation, { QueueUrl: standard, ...input })).rejects.toMatchObject({ code: 'InvalidParameterValue' });
});

const entries = (count: number): object[] => Array.from({ length: count }, (_, n) => ({ Id: String(n), MessageBody: 'x' }));

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
test.each([
  ['no entries', [], 'EmptyBatchRequest'],
  ['eleven entries', entries(11), 'TooManyEntriesInBatchRequest'],
  ['two entries of one id', [...entries(1), ...entries(1)], 'BatchEntryIdsNotDistinct'],
  ['an id with a space', [{ Id: 'a b', MessageBody: 'x' }], 'InvalidBatchEntryId'],
  ['more than a MiB together', entries(2).map((entry) => ({ ...entry, MessageBody: 'x'.repeat(600_000) })), 'BatchRequestTooLong'],
])('a batch of %s is refused as a whole', async (_what, Entries, code) => {
  await expect(sqs.call('SendMessageBatch', { QueueUrl: standard, Entries })).rejects.toMatchObject({ code });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
test.each([
  [{ VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
  [{ MessageRetentionPeriod: '59' }, 'InvalidAttributeValue'],
  [{ DelaySeconds: 'soon' }, 'InvalidAttributeValue'],
  [{ RedrivePolicy: '{"maxReceiveCount": 0}' }, 'InvalidAttributeValue'],
  [{ RedrivePolicy: '{"maxReceiveCount": 1, "deadLetterTargetArn": "arn:aws:sqs:us-east-1:123456789012:none"}' }, 'InvalidParameterValue'],
  [{ ContentBasedDeduplication: 'true' }, 'InvalidAttributeName'],
  [{ Nothing: '1' }, 'InvalidAttributeName'],
])('SetQueueAttributes refuses %j', async (Attributes, code) => {
  await expect(sqs.call('SetQueueAttributes', { QueueUrl: standard, Attributes })).rejects.toMatchObject({ code });
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
test.each([
  ['a b', {}],
  ['n'.repeat(81), {}],
  ['fifo', { FifoQueue: 'true' }],
  ['standard.fifo', {}],
])('CreateQueue refuses the name %s with %j', async (QueueName, Attributes) => {
  await expect(sqs.call('CreateQueue', { QueueName, Attributes })).rejects.toMatchObject({ code: 'InvalidParameterValue' });
});
