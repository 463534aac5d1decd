import type { Message, ReceiveMessageCommandOutput, SendMessageCommandOutput } from '@aws-sdk/client-sqs';
import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { kmsProviders } from '../../../local/kms/providers';
import { sqsProviders } from '../../../local/sqs/providers';
import { createSqs } from '../../../local/sqs/service';
import { provisionContext } from '../provision-context';
import type { Recording } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

const ALLOW_ALL = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };

let cloud: Cloud & { readonly recording: Recording };

beforeEach(() => {
  cloud = testCloud();
  cloud.addService(createSqs(cloud));
  cloud.addProviders([...sqsProviders(cloud), ...kmsProviders(cloud)]);
});

afterEach(() => cloud.stop());

async function provision(type: string, logicalId: string, properties: object): Promise<string> {
  return (await (cloud.provider(type) as ResourceProvider).create(properties, provisionContext(cloud, logicalId))).physicalId;
}

const newQueue = (logicalId = 'Queue', properties: object = {}): Promise<string> => provision('AWS::SQS::Queue', logicalId, properties);
const send = (QueueUrl: string, MessageBody: string, more: object = {}): Promise<SendMessageCommandOutput> =>
  cloud.call(ROOT, 'sqs', 'SendMessage', { QueueUrl, MessageBody, ...more });

async function receive(QueueUrl: string, more: object = {}): Promise<Message[]> {
  const { Messages } = await cloud.call<ReceiveMessageCommandOutput>(ROOT, 'sqs', 'ReceiveMessage', { QueueUrl, ...more });
  return Messages ?? [];
}

async function attributes(QueueUrl: string): Promise<Record<string, string>> {
  const output = await cloud.call<{ Attributes: Record<string, string> }>(ROOT, 'sqs', 'GetQueueAttributes', {
    QueueUrl,
    AttributeNames: ['All'],
  });
  return output.Attributes;
}

test('hides a received message until it is deleted', async () => {
  const queue = await newQueue();
  const { MD5OfMessageBody } = await send(queue, 'hello');
  expect(MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
  const [message] = await receive(queue, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(message).toMatchObject({ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } });
  expect(await receive(queue)).toEqual([]);
  await cloud.call(ROOT, 'sqs', 'DeleteMessage', { QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle });
  expect(await attributes(queue)).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' });
});

test('shows a message again when its visibility ends', async () => {
  const queue = await newQueue();
  await send(queue, 'again');
  const [message] = await receive(queue);
  await cloud.call(ROOT, 'sqs', 'ChangeMessageVisibility', {
    QueueUrl: queue,
    ReceiptHandle: message?.ReceiptHandle,
    VisibilityTimeout: 0,
  });
  expect(await receive(queue)).toHaveLength(1);
});

test('wakes a receiver that waits', async () => {
  const queue = await newQueue();
  const waiting = receive(queue, { WaitTimeSeconds: 5 });
  await send(queue, 'at last');
  expect((await waiting).map(({ Body }) => Body)).toEqual(['at last']);
});

test('keeps a delayed message back in virtual time', async () => {
  const queue = await newQueue('Queue', { DelaySeconds: 600 });
  await send(queue, 'later');
  expect(await receive(queue)).toEqual([]);
  cloud.clock.jump(cloud.clock.now() + 601_000);
  expect(await receive(queue)).toHaveLength(1);
});

test('moves a message to the dead-letter queue after maxReceiveCount receipts', async () => {
  const dead = await newQueue('Dead');
  const redrive = { deadLetterTargetArn: cloud.arn('sqs', dead.split('/').at(-1) ?? ''), maxReceiveCount: 2 };
  const queue = await newQueue('Queue', { RedrivePolicy: redrive, VisibilityTimeout: 0 });
  await send(queue, 'poison');
  expect([await receive(queue), await receive(queue), await receive(queue)].map((messages) => messages.length)).toEqual([1, 1, 0]);
  expect((await receive(dead)).map(({ Body }) => Body)).toEqual(['poison']);
});

test('returns the message attributes that the receiver names, with their MD5', async () => {
  const queue = await newQueue();
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'a' }, other: { DataType: 'Number', StringValue: '1' } };
  const { MD5OfMessageAttributes } = await send(queue, 'x', { MessageAttributes });
  const [message] = await receive(queue, { MessageAttributeNames: ['All'] });
  expect(message).toMatchObject({ MessageAttributes, MD5OfMessageAttributes });
});

test('reports entries of a batch one by one', async () => {
  const queue = await newQueue();
  const Entries = [
    { Id: 'good', MessageBody: 'x' },
    { Id: 'bad', MessageBody: '' },
  ];
  const result = await cloud.call(ROOT, 'sqs', 'SendMessageBatch', { QueueUrl: queue, Entries });
  expect(result).toMatchObject({ Successful: [{ Id: 'good' }], Failed: [{ Id: 'bad', Code: 'MissingParameter' }] });
});

test('publishes the depth of the queue when it changes', async () => {
  const queue = await newQueue();
  await send(queue, 'x');
  await receive(queue);
  const depths = cloud.recording.metrics.map(({ namespace, name, value }) => `${namespace} ${name} ${value}`);
  expect(depths).toEqual(['AWS/SQS ApproximateNumberOfMessagesVisible 1', 'AWS/SQS ApproximateNumberOfMessagesVisible 0']);
});

test('checks the action with the queue policy, and the key of an encrypted queue', async () => {
  const key = await provision('AWS::KMS::Key', 'Key', { KeyPolicy: ALLOW_ALL });
  const queue = await newQueue('Queue', { KmsMasterKeyId: key });
  await provision('AWS::SQS::QueuePolicy', 'Policy', { Queues: [queue], PolicyDocument: ALLOW_ALL });
  await send(queue, 'secret');
  const requests = cloud.recording.authorized.map(({ request }) => request);
  expect(requests.map(({ action }) => action)).toEqual(['sqs:SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt']);
  expect(requests[0]).toMatchObject({ resource: cloud.arn('sqs', queue.split('/').at(-1) ?? ''), resourcePolicy: ALLOW_ALL });
  expect(requests[1]?.context).toMatchObject({ 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' });
});

test('fails for an unknown queue and for a parameter that it has not', async () => {
  await expect(send('http://127.0.0.1:4580/123456789012/none', 'x')).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
  const queue = await newQueue();
  await expect(receive(queue, { ReceiveRequestAttemptId: 'a' })).rejects.toThrow(
    'does not emulate the parameter ReceiveRequestAttemptId of ReceiveMessage',
  );
});
