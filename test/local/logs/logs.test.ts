import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Clock } from '../../../local/core/clock';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { createLogs } from '../../../local/logs/operations';
import { logsProviders } from '../../../local/logs/providers';
import { ROOT, testCloud } from '../test-cloud';

interface Answer {
  readonly events: readonly { readonly message: string }[];
  readonly nextToken?: string;
  readonly nextForwardToken: string;
  readonly nextBackwardToken: string;
  readonly logStreams: readonly object[];
  readonly logGroups: readonly object[];
}

const FEBRUARY = Date.UTC(2001, 1, 16);

function logs() {
  const cloud = testCloud({ options: { clock: new Clock(1, FEBRUARY) } });
  const service = createLogs(cloud);
  cloud.addService(service);
  cloud.addProviders(logsProviders);
  const context = { cloud, physicalName: () => 'made-up-name' } as unknown as ProvisionContext;
  const call = (operation: string, input: object) => cloud.call<Answer>(ROOT, 'logs', operation, input);
  return { cloud, service, context, call };
}

test('keeps events of several lines in a file that a person can read', async () => {
  const { cloud, service, call } = logs();
  cloud.ports.log('/aws/lambda/ingest', '2001/02/16/[$LATEST]abc', ['one\ntwo', 'three']);
  await service.stop?.();

  const file = join(cloud.options.dataDir, 'logs/aws/lambda/ingest/2001-02-16-[$LATEST]abc.log');
  expect(readFileSync(file, 'utf8')).toMatch(/^2001-02-16T00:00:00\.\d{3}Z one\n\ttwo\n2001-02-16T00:00:00\.\d{3}Z three\n$/);
  const { events } = await call('GetLogEvents', { logGroupName: '/aws/lambda/ingest', logStreamName: '2001/02/16/[$LATEST]abc' });
  expect(events.map(({ message }) => message)).toEqual(['one\ntwo', 'three']);
});

test('answers in pages, forward and backward', async () => {
  const { cloud, call } = logs();
  cloud.ports.log('group', 'stream', ['1', '2', '3']);
  const page = async (input: object) => {
    const answer = await call('GetLogEvents', { logGroupName: 'group', logStreamName: 'stream', limit: 2, ...input });
    return { ...answer, messages: answer.events.map(({ message }) => message).join() };
  };
  const head = await page({ startFromHead: true });
  const next = await page({ nextToken: head.nextForwardToken });
  const tail = await page({});

  expect([head.messages, next.messages, tail.messages]).toEqual(['1,2', '3', '2,3']);
  expect((await page({ nextToken: tail.nextBackwardToken })).messages).toBe('1');
});

test('filters the events of all streams', async () => {
  const { cloud, call } = logs();
  cloud.ports.log('group', 'a', ['ERROR one', 'fine']);
  cloud.ports.log('group', 'b', ['ERROR two']);
  const { events } = await call('FilterLogEvents', { logGroupName: 'group', filterPattern: 'ERROR' });

  expect(events).toMatchObject([
    { logStreamName: 'a', message: 'ERROR one' },
    { logStreamName: 'b', message: 'ERROR two' },
  ]);
});

describe('a metric filter', () => {
  async function filtered(pattern: string, transformation: object, ...lines: string[]) {
    const { cloud, context } = logs();
    await cloud.provider('AWS::Logs::LogGroup')?.create({ LogGroupName: 'group' }, context);
    const properties = {
      LogGroupName: 'group',
      FilterPattern: pattern,
      MetricTransformations: [{ MetricName: 'Found', MetricNamespace: 'Shop', ...transformation }],
    };
    await cloud.provider('AWS::Logs::MetricFilter')?.create(properties, context);
    cloud.ports.log('group', 'stream', lines);
    return cloud.recording.metrics.map(({ value, dimensions, unit }) => ({ value, dimensions, unit }));
  }

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
  test.each([
    ['counts what matches', 'ERROR', { MetricValue: '1' }, ['ERROR', 'fine', 'ERROR'], [1, 1]],
    ['records a default for what does not', 'ERROR', { MetricValue: '1', DefaultValue: 0 }, ['ERROR', 'fine'], [1, 0]],
    ['takes the value of a field', '{ $.latency = * }', { MetricValue: '$.latency' }, ['{"latency":12.5}', '{"other":1}'], [12.5]],
    ['takes the value of a named field', '[ip, ..., bytes]', { MetricValue: '$bytes' }, ['1.1.1.1 - "GET /" 1534'], [1534]],
    ['records no value that is no number', '{ $.a = * }', { MetricValue: '$.a' }, ['{"a":"x"}'], []],
  ])('%s', async (_rule, pattern, transformation, lines, expected) => {
    expect((await filtered(pattern, transformation, ...lines)).map(({ value }) => value)).toEqual(expected);
  });

  test('has dimensions from fields, and records nothing without them', async () => {
    const transformation = { MetricValue: '1', Unit: 'Count', Dimensions: [{ Key: 'Kind', Value: '$.kind' }] };

    expect(await filtered('{ $.level = "ERROR" }', transformation, '{"level":"ERROR","kind":"io"}', '{"level":"ERROR"}')).toEqual([
      { value: 1, unit: 'Count', dimensions: { Kind: 'io' } },
    ]);
  });

  test('has dimensions or a default, not both', async () => {
    const transformation = { MetricValue: '1', DefaultValue: 0, Dimensions: [{ Key: 'Kind', Value: '$.kind' }] };

    await expect(async () => filtered('ERROR', transformation)).rejects.toThrow('mutually exclusive');
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
test('a subscription filter hands the events that match to a function, zipped', async () => {
  const { cloud, service, context } = logs();
  const invoked: { input: { FunctionName: string; Payload: Buffer }; caller: object }[] = [];
  cloud.addService({
    signingName: 'lambda',
    operations: { Invoke: (input: (typeof invoked)[0]['input'], { caller }) => Promise.resolve(void invoked.push({ input, caller })) },
  });
  const DestinationArn = 'arn:aws:lambda:us-east-1:123456789012:function:ship';
  await cloud.provider('AWS::Logs::LogGroup')?.create({ LogGroupName: 'group' }, context);
  const filter = { LogGroupName: 'group', FilterName: 'errors', FilterPattern: 'ERROR', DestinationArn };
  await cloud.provider('AWS::Logs::SubscriptionFilter')?.create(filter, context);
  cloud.ports.log('group', 'a', ['ERROR one', 'fine', 'ERROR two']);
  cloud.ports.log('group', 'b', ['fine']);
  await service.settle?.();

  expect(invoked).toHaveLength(1);
  expect(invoked[0]).toMatchObject({
    input: { FunctionName: DestinationArn, InvocationType: 'Event' },
    caller: {
      kind: 'service',
      arn: 'logs.amazonaws.com',
      context: { 'aws:SourceArn': 'arn:aws:logs:us-east-1:123456789012:log-group:group:*', 'aws:SourceAccount': '123456789012' },
    },
  });
  const { awslogs } = JSON.parse(invoked[0]?.input.Payload.toString() ?? '') as { awslogs: { data: string } };
  expect(JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString())).toEqual({
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: 'group',
    logStream: 'a',
    subscriptionFilters: ['errors'],
    logEvents: [
      { id: expect.stringMatching(/^\d{56}$/), timestamp: expect.any(Number), message: 'ERROR one' },
      { id: expect.any(String), timestamp: expect.any(Number), message: 'ERROR two' },
    ],
  });
  const create = (properties: object) => async () =>
    cloud.provider('AWS::Logs::SubscriptionFilter')?.create({ ...filter, ...properties }, context);
  await expect(create({ DestinationArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s' })).rejects.toThrow(
    'does not emulate the destination',
  );
  await create({ FilterName: 'second' })();
  await expect(create({ FilterName: 'third' })).rejects.toThrow('Resource limit exceeded.');
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
describe('PutLogEvents', () => {
  const HOUR = 3_600_000;
  async function put(...events: [hours: number, message: string][]) {
    const { call } = logs();
    await call('CreateLogGroup', { logGroupName: 'g' });
    await call('CreateLogStream', { logGroupName: 'g', logStreamName: 's' });
    const logEvents = events.map(([hours, message]) => ({ timestamp: FEBRUARY + hours * HOUR, message }));
    const answer = await call('PutLogEvents', { logGroupName: 'g', logStreamName: 's', logEvents });
    return { answer, events: (await call('GetLogEvents', { logGroupName: 'g', logStreamName: 's' })).events.map(({ message }) => message) };
  }

  test('leaves out what is too old or too new, and tells', async () => {
    expect(await put([-400, 'old'], [-350, 'old'], [-1, 'now'], [1, 'soon'], [3, 'new'])).toMatchObject({
      answer: { rejectedLogEventsInfo: { tooOldLogEventEndIndex: 2, tooNewLogEventStartIndex: 4 } },
      events: ['now', 'soon'],
    });
  });

  test.each([
    [
      'out of order',
      [
        [0, 'a'],
        [-1, 'b'],
      ],
      'must be in chronological order',
    ],
    [
      'of more than a day',
      [
        [-25, 'a'],
        [0, 'b'],
      ],
      'cannot span more than 24 hours',
    ],
    ['without an event', [], 'Member must have length greater than or equal to 1'],
    ['of more than 1 MB', [[0, 'x'.repeat(1_048_576)]], 'Upload too large'],
  ] as [string, [number, string][], string][])('refuses a batch %s', async (_what, events, message) => {
    await expect(put(...events)).rejects.toThrow(message);
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
describe('FilterLogEvents', () => {
  test('mixes the streams by time, in pages, with ids that stay', async () => {
    const { cloud, call } = logs();
    for (const minute of [0, 1, 2]) {
      cloud.clock.jump(FEBRUARY + minute * 60_000);
      cloud.ports.log('group', minute === 1 ? 'b' : 'a', [`m${minute}`]);
    }
    const all = await call('FilterLogEvents', { logGroupName: 'group' });
    const first = await call('FilterLogEvents', { logGroupName: 'group', limit: 2 });
    const second = await call('FilterLogEvents', { logGroupName: 'group', limit: 2, nextToken: first.nextToken });
    const later = await call('FilterLogEvents', { logGroupName: 'group', startTime: FEBRUARY + 60_000, startFromHead: false });

    expect(all.events.map(({ message }) => message)).toEqual(['m0', 'm1', 'm2']);
    expect([...first.events, ...second.events]).toEqual(all.events);
    expect(second.nextToken).toBeUndefined();
    expect(later.events).toEqual([all.events[2], all.events[1]]);
  });

  test.each([
    ['a group that is not there', { logGroupName: 'none' }, 'The specified log group does not exist.'],
    ['names and a prefix', { logStreamNames: ['a'], logStreamNamePrefix: 'a' }, 'mutually exclusive'],
    ['a stream that is not there', { logStreamNames: ['none'] }, 'The specified log stream does not exist.'],
    ['a token that no answer gave', { nextToken: 'x' }, 'The specified nextToken is invalid.'],
    ['two names of a group', { logGroupIdentifier: 'group' }, 'Exactly one of logGroupName and logGroupIdentifier'],
    ['more than 10,000 events', { limit: 10_001 }, 'Member must have value between 1 and 10000'],
    ['unmasked data', { unmask: true }, 'does not emulate the parameter unmask'],
  ])('refuses %s', async (_what, input, message) => {
    const { cloud, call } = logs();
    cloud.ports.log('group', 'a', ['x']);

    await expect(call('FilterLogEvents', { logGroupName: 'group', ...input })).rejects.toThrow(message);
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
test('GetLogEvents gives the same token at the end of a stream, and goes on from it', async () => {
  const { cloud, call } = logs();
  cloud.ports.log('group', 'stream', ['1', '2']);
  const input = { logGroupName: 'group', logStreamName: 'stream' };
  const { nextForwardToken } = await call('GetLogEvents', { ...input, startFromHead: true });
  const end = await call('GetLogEvents', { ...input, nextToken: nextForwardToken });
  cloud.ports.log('group', 'stream', ['3']);
  const more = await call('GetLogEvents', { ...input, nextToken: end.nextForwardToken });

  expect(end).toMatchObject({ events: [], nextForwardToken });
  expect(more.events).toMatchObject([{ message: '3' }]);
  await expect(call('GetLogEvents', { ...input, nextToken: 'x' })).rejects.toThrow('The specified nextToken is invalid.');
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
test('streams come by name or by their last event, in pages', async () => {
  const { cloud, call } = logs();
  for (const [minute, name] of ['c', 'a', 'b'].entries()) {
    cloud.clock.jump(FEBRUARY + minute * 60_000);
    cloud.ports.log('group', name, ['x']);
  }
  const names = async (input: object) => {
    const { logStreams, nextToken } = await call('DescribeLogStreams', { logGroupName: 'group', ...input });
    return [
      ...logStreams.map((stream) => (stream as { logStreamName: string }).logStreamName),
      ...(nextToken === undefined ? [] : ['…']),
    ].join();
  };

  expect(await names({})).toBe('a,b,c');
  expect(await names({ orderBy: 'LastEventTime', descending: true })).toBe('b,a,c');
  expect(await names({ limit: 2 })).toBe('a,b,…');
  expect(await names({ logStreamNamePrefix: 'c' })).toBe('c');
  await expect(names({ orderBy: 'LastEventTime', logStreamNamePrefix: 'c' })).rejects.toThrow('Cannot order by LastEventTime');
});

test('clients make, change and delete groups, streams, filters and policies', async () => {
  const { call } = logs();
  const group = { logGroupName: 'g' };
  const Policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'logs:PutLogEvents', Resource: '*' }],
  };
  await call('CreateLogGroup', { ...group, tags: { a: '1' } });
  await expect(call('CreateLogGroup', group)).rejects.toThrow('The specified log group already exists');
  await expect(call('CreateLogGroup', { logGroupName: 'a b' })).rejects.toThrow('regular expression pattern');
  await call('PutRetentionPolicy', { ...group, retentionInDays: 7 });
  await expect(call('PutRetentionPolicy', { ...group, retentionInDays: 8 })).rejects.toThrow('enum value set');
  expect((await call('DescribeLogGroups', { logGroupNamePattern: 'g' })).logGroups).toMatchObject([{ retentionInDays: 7 }]);
  await call('DeleteRetentionPolicy', group);
  await call('CreateLogStream', { ...group, logStreamName: 's' });
  await call('PutLogEvents', { ...group, logStreamName: 's', logEvents: [{ timestamp: FEBRUARY, message: 'gone' }] });
  await call('DeleteLogStream', { ...group, logStreamName: 's' });
  await call('CreateLogStream', { ...group, logStreamName: 's' });
  await call('PutLogEvents', { ...group, logStreamName: 's', logEvents: [{ timestamp: FEBRUARY, message: 'new' }] });
  expect((await call('GetLogEvents', { ...group, logStreamName: 's' })).events).toMatchObject([{ message: 'new' }]);

  const transformation = { metricName: 'm', metricNamespace: 'n', metricValue: '1' };
  await call('PutMetricFilter', { ...group, filterName: 'f', filterPattern: 'ERROR', metricTransformations: [transformation] });
  expect(await call('DescribeMetricFilters', group)).toMatchObject({
    metricFilters: [{ filterName: 'f', metricTransformations: [transformation] }],
  });
  await call('DeleteMetricFilter', { ...group, filterName: 'f' });
  await expect(call('DeleteMetricFilter', { ...group, filterName: 'f' })).rejects.toThrow('metric filter does not exist');

  const destinationArn = 'arn:aws:lambda:us-east-1:123456789012:function:ship';
  await call('PutSubscriptionFilter', { ...group, filterName: 's', filterPattern: '', destinationArn });
  expect(await call('DescribeSubscriptionFilters', group)).toMatchObject({ subscriptionFilters: [{ filterName: 's', destinationArn }] });
  await call('DeleteSubscriptionFilter', { ...group, filterName: 's' });

  const resourceArn = 'arn:aws:logs:us-east-1:123456789012:log-group:g';
  await call('TagResource', { resourceArn, tags: { b: '2' } });
  await call('UntagResource', { resourceArn, tagKeys: ['a'] });
  expect(await call('ListTagsForResource', { resourceArn })).toEqual({ tags: { b: '2' } });

  await call('PutResourcePolicy', { policyName: 'p', policyDocument: JSON.stringify(Policy) });
  expect(await call('DescribeResourcePolicies', {})).toMatchObject({
    resourcePolicies: [{ policyName: 'p', policyDocument: JSON.stringify(Policy) }],
  });
  await call('DeleteResourcePolicy', { policyName: 'p' });
  await call('DeleteLogGroup', group);
  await expect(call('DescribeLogStreams', group)).rejects.toThrow('The specified log group does not exist.');
});

test('writes only where a stream was made, with the rights of the caller', async () => {
  const { cloud, call } = logs();
  await call('CreateLogGroup', { logGroupName: 'group' });
  const events = { logGroupName: 'group', logStreamName: 'stream', logEvents: [{ timestamp: FEBRUARY, message: 'hello' }] };
  await expect(call('PutLogEvents', events)).rejects.toThrow('The specified log stream does not exist.');
  await call('CreateLogStream', { logGroupName: 'group', logStreamName: 'stream' });
  await call('PutLogEvents', events);

  expect(cloud.recording.authorized.at(-1)?.request).toEqual({
    action: 'logs:PutLogEvents',
    resource: 'arn:aws:logs:us-east-1:123456789012:log-group:group:log-stream:stream',
  });
  const { logStreams } = await call('DescribeLogStreams', { logGroupName: 'group' });
  expect(logStreams).toMatchObject([{ logStreamName: 'stream', firstEventTimestamp: FEBRUARY }]);
  expect(existsSync(join(cloud.options.dataDir, 'logs/group/stream.log'))).toBe(false);
});

test('a log group is known by its ARN with and without the star', async () => {
  const { cloud, context, call } = logs();
  const made = await cloud.provider('AWS::Logs::LogGroup')?.create({ RetentionInDays: 365 }, context);

  expect(made).toEqual({ physicalId: 'made-up-name', attributes: { Arn: 'arn:aws:logs:us-east-1:123456789012:log-group:made-up-name:*' } });
  await call('DescribeLogStreams', { logGroupIdentifier: made?.attributes?.Arn });
  expect((await call('DescribeLogGroups', {})).logGroups).toMatchObject([{ logGroupName: 'made-up-name', retentionInDays: 365 }]);
});
