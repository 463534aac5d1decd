import type { Cloud } from '../../../local/core/cloud';
import { invokerOf } from '../../../local/lambda/invoker';
import { createDynamoDb } from '../../../local/dynamodb/service';
import { dynamoDbProviders } from '../../../local/dynamodb/providers';
import { provisionContext } from '../provision-context';
import { ROOT } from '../test-cloud';
import { keyed } from '../dynamodb/dynamodb-cloud';
import { functionInCloud } from './function-in-cloud';

interface Batch {
  readonly Records: readonly {
    readonly eventName: string;
    readonly dynamodb: { readonly SequenceNumber: string; readonly NewImage?: { readonly n: { readonly N: string } } };
  }[];
}

let cloud: Cloud;

afterEach(async () => {
  jest.restoreAllMocks();
  await cloud.stop();
});

/** A function behind the stream of a table into which `items` were put, one after the other; `handle` plays the function. */
async function behindStream(handle: (numbers: readonly string[], batch: Batch) => unknown, properties: object = {}, items = 1) {
  const made = await functionInCloud('');
  ({ cloud } = made);
  cloud.addService(createDynamoDb(cloud));
  cloud.addProviders(dynamoDbProviders(cloud));
  const table = await cloud
    .provider('AWS::DynamoDB::Table')
    ?.create(keyed(false, { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }), provisionContext(cloud, 'Table'));
  const batches: string[][] = [];
  const events: Batch[] = [];
  jest.spyOn(invokerOf(cloud), 'invoke').mockImplementation((_target, event) => {
    const batch = JSON.parse(event) as Batch;
    const numbers = batch.Records.map(({ dynamodb }) => dynamodb.NewImage?.n.N ?? '');
    batches.push(numbers);
    events.push(batch);
    const base = { requestId: 'r', version: '$LATEST', lines: [] };
    const result = handle(numbers, batch);
    return Promise.resolve(
      result instanceof Error
        ? { ...base, payload: '{}', error: { errorType: 'Error', errorMessage: result.message } }
        : { ...base, payload: JSON.stringify(result ?? null) },
    );
  });
  const put = (n: number) =>
    cloud.call(ROOT, 'dynamodb', 'PutItem', { TableName: table?.physicalId, Item: { pk: { S: 'a' }, n: { N: String(n) } } });
  for (let n = 1; n <= items; n++) {
    await put(n);
  }
  const StreamArn = String(table?.attributes?.StreamArn);
  const input = { EventSourceArn: StreamArn, FunctionName: 'work', StartingPosition: 'TRIM_HORIZON', ...properties };
  const mapping = await cloud.call<{ UUID: string }>(ROOT, 'lambda', 'CreateEventSourceMapping', input);
  return { batches, events, letters: made.letters, put, StreamArn, mapping };
}

/** Lets virtual time pass until the condition holds: retries wait in it. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 300; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    cloud.clock.jump(cloud.clock.now() + 10_000);
  }
  expect(condition()).toBe(true);
}

// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
test('hands the changes of a table to the function, in their order', async () => {
  const { batches, events, StreamArn } = await behindStream(() => undefined, { BatchSize: 2 }, 3);
  await until(() => batches.length === 2);

  expect(batches).toEqual([['1', '2'], ['3']]);
  expect(events[0]?.Records[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: StreamArn,
    awsRegion: 'us-east-1',
    dynamodb: { ApproximateCreationDateTime: expect.any(Number), Keys: { pk: { S: 'a' } }, StreamViewType: 'NEW_IMAGE' },
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
test('a batch that fails is tried again until it succeeds, before the next', async () => {
  let failures = 2;
  const { batches } = await behindStream(() => (failures-- > 0 ? new Error('no') : undefined), { BatchSize: 1 }, 2);
  await until(() => batches.length === 4);

  expect(batches).toEqual([['1'], ['1'], ['1'], ['2']]);
});

test('splits a batch that fails, and tells the destination what was given up', async () => {
  const { batches, letters, StreamArn } = await behindStream(
    (numbers) => (numbers.includes('3') ? new Error('bad record') : undefined),
    {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:letters' } },
    },
    4,
  );
  await until(() => letters.length === 1 && batches.at(-1)?.[0] === '4');

  expect(batches).toEqual([['1', '2', '3', '4'], ['1', '2'], ['3', '4'], ['3'], ['3'], ['4']]);
  expect(JSON.parse(letters[0]?.MessageBody as string)).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    responseContext: { functionError: 'Unhandled' },
    DDBStreamBatchInfo: { batchSize: 1, streamArn: StreamArn, shardId: expect.stringMatching(/^shardId-/) },
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
test('goes on from the first record that the function reports', async () => {
  let reported = false;
  const { batches } = await behindStream(
    (numbers, { Records }) => {
      if (reported) {
        return undefined;
      }
      reported = true;
      return { batchItemFailures: [{ itemIdentifier: Records[numbers.indexOf('2')]?.dynamodb.SequenceNumber }] };
    },
    { FunctionResponseTypes: ['ReportBatchItemFailures'] },
    3,
  );
  await until(() => batches.length === 2);

  expect(batches).toEqual([
    ['1', '2', '3'],
    ['2', '3'],
  ]);
});

test('from LATEST on only new changes count, and only those that a filter wants', async () => {
  const FilterCriteria = { Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: { n: { N: ['9'] } } } }) }] };
  const { batches, put } = await behindStream(() => undefined, { StartingPosition: 'LATEST', FilterCriteria }, 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await put(8);
  await put(9);
  await until(() => batches.length === 1);

  expect(batches).toEqual([['9']]);
});

test('a record that is too old is given up', async () => {
  const { batches, put } = await behindStream((numbers) => (numbers[0] === '1' ? new Error('no') : undefined), {
    MaximumRecordAgeInSeconds: 60,
  });
  await until(() => batches.length > 2);
  await put(2);
  await until(() => batches.at(-1)?.[0] === '2');

  expect(batches.at(-1)).toEqual(['2']);
});

test('a stream needs a starting position', async () => {
  await expect(behindStream(() => undefined, { StartingPosition: undefined })).rejects.toThrow('StartingPosition is required');
});
