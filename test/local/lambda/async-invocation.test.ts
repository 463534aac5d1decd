import type { Cloud } from '../../../local/core/cloud';
import { functionInCloud } from './function-in-cloud';

const DEAD_LETTERS = { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:letters' } };
const FAILS = `exports.handler = async () => { throw new Error('always'); };`;
let cloud: Cloud;

afterEach(async () => {
  await cloud.stop();
});

/** Jumps the virtual clock on until `condition` holds. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 400; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    cloud.clock.jump(cloud.clock.now() + 10_000);
  }
  expect(condition()).toBe(true);
}

test('answers at once and runs the function behind', async () => {
  const made = await functionInCloud(`exports.handler = async (event) => { console.log('got ' + event.n); };`);
  cloud = made.cloud;

  expect(await made.invoke({ n: 7 }, 'Event')).toMatchObject({ status: 202 });
  await until(() => made.logged().some((line) => line.endsWith('got 7')));
});

test('puts an event that failed three times on the dead-letter queue', async () => {
  const made = await functionInCloud(FAILS, DEAD_LETTERS);
  cloud = made.cloud;
  await made.invoke({ n: 7 }, 'Event');
  await until(() => made.letters.length > 0);

  expect(made.letters).toEqual([
    {
      QueueUrl: 'http://127.0.0.1:4580/123456789012/letters',
      MessageBody: '{"n":7}',
      MessageAttributes: {
        RequestID: { DataType: 'String', StringValue: expect.any(String) },
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: { DataType: 'String', StringValue: 'always' },
      },
    },
  ]);
  expect(made.logged().filter((line) => line.startsWith('START'))).toHaveLength(3);
});

test('an event invoke config sets the retries and a destination', async () => {
  const made = await functionInCloud(FAILS);
  cloud = made.cloud;
  const destination = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:failures' } };
  await cloud
    .provider('AWS::Lambda::EventInvokeConfig')
    ?.create({ FunctionName: 'work', Qualifier: '$LATEST', MaximumRetryAttempts: 0, DestinationConfig: destination }, made.context);
  await made.invoke({ n: 7 }, 'Event');
  await until(() => made.letters.length > 0);

  const record = JSON.parse(made.letters[0]?.MessageBody as string);
  expect(record.requestContext).toMatchObject({ condition: 'RetriesExhausted', approximateInvokeCount: 1 });
  expect(record.requestPayload).toEqual({ n: 7 });
  expect(record.responsePayload).toMatchObject({ errorMessage: 'always' });
});

test('an event bus as a destination gets the answer as an event of Lambda', async () => {
  const made = await functionInCloud(`exports.handler = async () => ({ decision: 'refused' });`);
  cloud = made.cloud;
  const entries: Record<string, string>[] = [];
  const PutEvents = (input: { Entries: Record<string, string>[] }): Promise<object> =>
    Promise.resolve({ n: entries.push(...input.Entries) });
  cloud.addService({ signingName: 'events', operations: { PutEvents } });
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  await cloud
    .provider('AWS::Lambda::EventInvokeConfig')
    ?.create({ FunctionName: 'work', Qualifier: '$LATEST', DestinationConfig: { OnSuccess: { Destination: bus } } }, made.context);
  await made.invoke({ n: 7 }, 'Event');
  await until(() => entries.length > 0);

  expect(entries).toMatchObject([{ EventBusName: bus, Source: 'lambda', DetailType: 'Lambda Function Invocation Result - Success' }]);
  expect(JSON.parse(entries[0]?.['Detail'] ?? '')).toMatchObject({ responsePayload: { decision: 'refused' } });
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
test('an event that would become too old before its next retry is given up', async () => {
  const made = await functionInCloud(FAILS);
  cloud = made.cloud;
  const DestinationConfig = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:failures' } };
  await cloud
    .provider('AWS::Lambda::EventInvokeConfig')
    ?.create({ FunctionName: 'work', Qualifier: '$LATEST', MaximumEventAgeInSeconds: 90, DestinationConfig }, made.context);
  await made.invoke({ n: 7 }, 'Event');
  await until(() => made.letters.length > 0);

  expect(JSON.parse(made.letters[0]?.MessageBody as string).requestContext).toMatchObject({ condition: 'EventAgeExceeded' });
});

test('an alias has a configuration of its own', async () => {
  const made = await functionInCloud(FAILS);
  cloud = made.cloud;
  const create = (type: string, properties: object) =>
    cloud.provider(`AWS::Lambda::${type}`)?.create({ FunctionName: 'work', ...properties }, made.context);
  await create('Version', {});
  await create('Alias', { Name: 'live', FunctionVersion: '1' });
  const DestinationConfig = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:failures' } };
  await create('EventInvokeConfig', { Qualifier: 'live', MaximumRetryAttempts: 0, DestinationConfig });
  await made.invoke({ n: 7 }, 'Event', 'work:live');
  await until(() => made.letters.length > 0);

  expect(JSON.parse(made.letters[0]?.MessageBody as string)).toMatchObject({
    requestContext: { functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:work:live', approximateInvokeCount: 1 },
    responseContext: { executedVersion: '1', functionError: 'Unhandled' },
  });
});
