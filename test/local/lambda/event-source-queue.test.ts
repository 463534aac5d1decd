import { AccessDenied } from '../../../local/core/aws-error';
import type { Cloud } from '../../../local/core/cloud';
import type { InvocationResult } from '../../../local/lambda/invoker';
import { invokerOf } from '../../../local/lambda/invoker';
import { createSqs } from '../../../local/sqs/service';
import { ROOT } from '../test-cloud';
import type { TestCloudOverrides } from '../test-cloud';
import { functionInCloud } from './function-in-cloud';

interface Batch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
let cloud: Cloud;

afterEach(async () => {
  jest.restoreAllMocks();
  await cloud.stop();
});

/** A function behind a queue; `handle` plays the function. */
async function behindQueue(
  handle: (batch: Batch) => unknown,
  properties: object = {},
  { name = 'orders', ...attributes }: Record<string, string> = {},
  overrides: TestCloudOverrides = {},
) {
  const made = await functionInCloud('', {}, overrides);
  ({ cloud } = made);
  cloud.addService(createSqs(cloud));
  const call = async (service: string, operation: string, input: object): Promise<Record<string, unknown>> =>
    await cloud.call(ROOT, service, operation, input);
  const { QueueUrl } = await call('sqs', 'CreateQueue', { QueueName: name, Attributes: attributes });
  const batches: Batch[] = [];
  jest.spyOn(invokerOf(cloud), 'invoke').mockImplementation((_target, event) => {
    const batch = JSON.parse(event) as Batch;
    batches.push(batch);
    const base = { requestId: 'r', version: '$LATEST', lines: [] };
    const result = handle(batch);
    const outcome: InvocationResult =
      result instanceof Error
        ? { ...base, payload: '{}', error: { errorType: 'Error', errorMessage: result.message } }
        : { ...base, payload: JSON.stringify(result ?? null) };
    return Promise.resolve(outcome);
  });
  const send = (...bodies: string[]) => Promise.all(bodies.map((MessageBody) => call('sqs', 'SendMessage', { QueueUrl, MessageBody })));
  const counts = async (): Promise<unknown> => {
    const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
    return Object.values((await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames })).Attributes as object);
  };
  const create = () =>
    call('lambda', 'CreateEventSourceMapping', {
      EventSourceArn: `arn:aws:sqs:us-east-1:123456789012:${name}`,
      FunctionName: 'work',
      ...properties,
    });
  return { call, create, send, counts, batches, QueueUrl };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await condition()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the condition never held');
}

const isEmpty = (counts: () => Promise<unknown>) => async () => JSON.stringify(await counts()) === '["0","0"]';

// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
test('hands messages to the function and deletes them when it succeeds', async () => {
  const { create, send, counts, batches } = await behindQueue(() => undefined);
  await send('{"n":1}');
  await create();
  await until(isEmpty(counts));

  expect(batches).toEqual([
    {
      Records: [
        {
          messageId: expect.any(String),
          receiptHandle: expect.any(String),
          body: '{"n":1}',
          attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d+$/) }),
          messageAttributes: {},
          md5OfBody: expect.any(String),
          eventSource: 'aws:sqs',
          eventSourceARN: QUEUE,
          awsRegion: 'us-east-1',
        },
      ],
    },
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
test('a batch that fails stays in the queue until its visibility time-out ends, then goes to the dead-letter queue', async () => {
  const { call, create, send, batches, QueueUrl } = await behindQueue(() => new Error('no'), {}, { VisibilityTimeout: '3' });
  const letters = (await call('sqs', 'CreateQueue', { QueueName: 'letters' })).QueueUrl;
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:letters', maxReceiveCount: 1 });
  await call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } });
  await create();
  await send('bad');
  await until(() => batches.length === 1);
  const message = batches[0]?.Records[0] as unknown as { receiptHandle: string };
  await call('sqs', 'ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message.receiptHandle, VisibilityTimeout: 0 });
  await until(async () => (await call('sqs', 'ReceiveMessage', { QueueUrl: letters })).Messages !== undefined);

  expect(batches).toHaveLength(1);
});

test('only the messages that the function reports stay in the queue', async () => {
  const failing = (batch: Batch) => ({
    batchItemFailures: batch.Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })),
  });
  const { create, send, counts, batches } = await behindQueue(failing, { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  await send('good', 'bad', 'fine');
  await create();
  await until(async () => JSON.stringify(await counts()) === '["0","1"]');

  expect(batches.flatMap(({ Records }) => Records)).toHaveLength(3);
});

// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
test('messages that no filter wants are deleted without the function', async () => {
  const FilterCriteria = { Filters: [{ Pattern: JSON.stringify({ body: { kind: ['order'] } }) }] };
  const { create, send, counts, batches } = await behindQueue(() => undefined, { FilterCriteria });
  await send('{"kind":"order"}', '{"kind":"refund"}', 'plain text');
  await create();
  await until(isEmpty(counts));

  expect(batches.flatMap(({ Records }) => Records.map(({ body }) => body))).toEqual(['{"kind":"order"}']);
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching
test('a window gathers a batch, in virtual time', async () => {
  const { create, send, batches } = await behindQueue(() => undefined, { BatchSize: 100, MaximumBatchingWindowInSeconds: 60 });
  await send(...Array.from({ length: 25 }, (_, i) => String(i)));
  await create();
  await new Promise((resolve) => setTimeout(resolve, 40));
  const before = batches.length;
  cloud.clock.jump(cloud.clock.now() + 61_000);
  await until(() => batches.length > 0);

  expect(before).toBe(0);
  expect(batches[0]?.Records).toHaveLength(25);
});

test('a FIFO queue gives the messages of a group in their order', async () => {
  const { call, create, batches, QueueUrl } = await behindQueue(
    () => undefined,
    { BatchSize: 1 },
    { name: 'orders.fifo', FifoQueue: 'true' },
  );
  for (const body of ['1', '2', '3']) {
    await call('sqs', 'SendMessage', { QueueUrl, MessageBody: body, MessageGroupId: 'a', MessageDeduplicationId: body });
  }
  await create();
  await until(() => batches.length === 3);

  expect(batches.map(({ Records }) => Records[0]?.body)).toEqual(['1', '2', '3']);
});

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
test('lists, changes, disables and deletes mappings', async () => {
  const { call, create, send, batches } = await behindQueue(() => undefined);
  const made = await create();
  await expect(create()).rejects.toMatchObject({ code: 'ResourceConflictException', status: 409 });
  expect(made).toMatchObject({
    BatchSize: 10,
    EventSourceArn: QUEUE,
    State: 'Enabled',
    FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:work',
  });
  const { UUID } = made;
  expect(await call('lambda', 'UpdateEventSourceMapping', { UUID, Enabled: false, BatchSize: 5 })).toMatchObject({
    BatchSize: 5,
    State: 'Disabled',
  });
  await send('late');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(batches).toEqual([]);
  expect(await call('lambda', 'ListEventSourceMappings', { FunctionName: 'work' })).toMatchObject({ EventSourceMappings: [{ UUID }] });
  expect(await call('lambda', 'DeleteEventSourceMapping', { UUID })).toMatchObject({ State: 'Deleting' });
  await expect(call('lambda', 'GetEventSourceMapping', { UUID })).rejects.toMatchObject({ status: 404 });
});

test.each<[string, object, Record<string, string>, string]>([
  ['a large batch without a window', { BatchSize: 11 }, {}, 'Maximum batch window in seconds must be greater than 0'],
  ['a window of a FIFO queue', { MaximumBatchingWindowInSeconds: 1 }, { name: 'orders.fifo', FifoQueue: 'true' }, 'not supported for FIFO'],
  [
    'a visibility time-out below the time-out of the function',
    {},
    { VisibilityTimeout: '2' },
    'Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds',
  ],
  [
    'another source',
    { EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s' },
    {},
    'does not emulate events of arn:aws:kinesis',
  ],
  ['a starting position', { StartingPosition: 'LATEST' }, {}, 'StartingPosition is not valid for SQS'],
  ['a wrong pattern', { FilterCriteria: { Filters: [{ Pattern: '{' }] } }, {}, 'Invalid filter pattern definition'],
  ['a tumbling window', { TumblingWindowInSeconds: 5 }, {}, 'the parameter TumblingWindowInSeconds of CreateEventSourceMapping'],
])('refuses %s', async (_what, properties, attributes, message) => {
  const { create } = await behindQueue(() => undefined, properties, attributes);
  await expect(create()).rejects.toThrow(message);
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
test('refuses a role that may not receive from the queue', async () => {
  const authorize = (caller: { kind: string }, { action }: { action: string }): void => {
    if (caller.kind === 'role' && action === 'sqs:ReceiveMessage') {
      throw new AccessDenied('not authorized to perform: sqs:ReceiveMessage');
    }
  };
  const { create } = await behindQueue(() => undefined, {}, {}, { ports: { authorize } });
  await expect(create()).rejects.toThrow('The provided execution role does not have permissions to call ReceiveMessage on SQS');
});
