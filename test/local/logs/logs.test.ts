import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../../../local/core/clock';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { createLogs } from '../../../local/logs/operations';
import { logsProviders } from '../../../local/logs/providers';
import { ROOT, testCloud } from '../test-cloud';

interface Answer {
  readonly events: readonly { readonly message: string }[];
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

test('turns lines in the embedded metric format into metrics with their own time', () => {
  const { cloud } = logs();
  const line = (timestamp: number) =>
    JSON.stringify({
      _aws: {
        Timestamp: timestamp,
        CloudWatchMetrics: [{ Namespace: 'Plumbline', Dimensions: [['Environment', 'Model'], []], Metrics: [{ Name: 'DriftScore' }] }],
      },
      Environment: 'pilot',
      Model: 'flight-delay',
      DriftScore: [0.3, 0.4],
    });
  cloud.ports.log('group', 'stream', [line(Date.UTC(2001, 1, 15)), `2026-01-01T00:00:00Z\tid\tINFO\t${line(0)}`, 'not {"_aws"']);

  expect(cloud.recording.metrics).toHaveLength(8);
  expect(cloud.recording.metrics[0]).toEqual({
    namespace: 'Plumbline',
    name: 'DriftScore',
    dimensions: { Environment: 'pilot', Model: 'flight-delay' },
    value: 0.3,
    time: new Date('2001-02-15'),
  });
  expect(cloud.recording.metrics[1]?.dimensions).toEqual({});
});

test('a metric stamped by the clock of the machine means now in virtual time', () => {
  const { cloud } = logs();
  const directive = { Namespace: 'Plumbline', Dimensions: [[]], Metrics: [{ Name: 'RowsIn' }] };
  cloud.ports.log('group', 'stream', [JSON.stringify({ _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] }, RowsIn: 1 })]);

  expect(cloud.recording.metrics[0]?.time?.toISOString()).toMatch(/^2001-02-16T00:00/);
});

test.each([
  ['', 'anything', true],
  ['ERROR', 'an ERROR here', true],
  ['ERROR timeout', 'an ERROR here', false],
  ['?ERROR ?WARN', 'a WARN here', true],
  ['ERROR -harmless', 'ERROR harmless', false],
  ['"two words"', 'these two words', true],
  ['{ $.level = "ERROR" }', '{"level":"ERROR"}', true],
  ['{ $.error.code >= 500 && $.level = "ERROR" }', '{"level":"ERROR","error":{"code":503}}', true],
  ['{ $.level = "ERROR" || $.level = "WARN" }', '{"level":"INFO"}', false],
])('a metric filter with the pattern %s on %s', async (pattern, message, matches) => {
  const { cloud, context } = logs();
  await cloud.provider('AWS::Logs::LogGroup')?.create({ LogGroupName: 'group' }, context);
  await cloud.provider('AWS::Logs::MetricFilter')?.create(
    {
      LogGroupName: 'group',
      FilterPattern: pattern,
      MetricTransformations: [{ MetricName: 'Found', MetricNamespace: 'Plumbline', MetricValue: '1' }],
    },
    context,
  );
  cloud.ports.log('group', 'stream', [message]);

  expect(cloud.recording.metrics).toHaveLength(matches ? 1 : 0);
});

test.each(['[ip, user, ...]', '{ $.a = 1 && ($.b = 2 || $.c = 3) }', '%regex%'])('refuses the pattern %s', async (pattern) => {
  const { cloud, context } = logs();
  await cloud.provider('AWS::Logs::LogGroup')?.create({ LogGroupName: 'group' }, context);
  const create = cloud
    .provider('AWS::Logs::MetricFilter')
    ?.create.bind(undefined, { LogGroupName: 'group', FilterPattern: pattern }, context);

  expect(create).toThrow('local mode does not emulate the filter pattern');
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
