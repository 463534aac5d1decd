import { AwsError } from '../../../local/core/aws-error';
import { Clock } from '../../../local/core/clock';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import type { Caller } from '../../../local/core/service';
import { createEvents } from '../../../local/events/operations';
import { eventsProviders } from '../../../local/events/providers';
import { ROOT, testCloud } from '../test-cloud';

interface TargetCall {
  readonly operation: string;
  readonly input: { readonly input: string; readonly MessageBody: string; readonly MessageAttributes: object };
  readonly caller: Caller;
}

const START = Date.UTC(2001, 1, 10);
const MACHINE = {
  Id: 'machine',
  Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:ingest',
  RoleArn: 'arn:aws:iam::123456789012:role/starter',
};
const FUNCTION = { Id: 'function', Arn: 'arn:aws:lambda:us-east-1:123456789012:function:work' };
const QUEUE = { Id: 'queue', Arn: 'arn:aws:sqs:us-east-1:123456789012:letters' };

const clocks: Clock[] = [];

afterEach(() => {
  for (const clock of clocks.splice(0)) {
    clock.stop();
  }
});

/** A bus whose targets remember their calls; those named in `failures` throw the given error each time. */
function eventBridge(failures: Readonly<Record<string, AwsError>> = {}) {
  const cloud = testCloud({ options: { clock: new Clock(1, START) } });
  clocks.push(cloud.clock);
  const calls: TargetCall[] = [];
  for (const [signingName, operation] of Object.entries({
    states: 'StartExecution',
    lambda: 'Invoke',
    sqs: 'SendMessage',
    sns: 'Publish',
  })) {
    const run = (input: TargetCall['input'], { caller }: { caller: Caller }): Promise<void> => {
      calls.push({ operation, input, caller });
      return failures[signingName] ? Promise.reject(failures[signingName]) : Promise.resolve();
    };
    cloud.addService({ signingName, operations: { [operation]: run } });
  }
  cloud.addService(createEvents(cloud));
  cloud.addProviders(eventsProviders);
  const context = { cloud, physicalName: () => 'made-up-name' } as unknown as ProvisionContext;
  const rule = async (properties: object) => cloud.provider('AWS::Events::Rule')?.create({ Name: 'arrivals', ...properties }, context);
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      cloud.clock.jump(cloud.clock.now() + 1000);
    }
  };
  return { cloud, calls, context, rule, settled };
}

const CREATED = { source: 'aws.s3', detailType: 'Object Created', detail: { bucket: { name: 'raw' } } };

test('delivers a matching event to a state machine with the role of the target', async () => {
  const { cloud, calls, rule, settled } = eventBridge();
  await rule({ EventPattern: { source: ['aws.s3'], detail: { bucket: { name: ['raw'] } } }, Targets: [MACHINE] });
  cloud.ports.emit(CREATED);
  cloud.ports.emit({ ...CREATED, detail: { bucket: { name: 'curated' } } });
  await settled();

  expect(calls).toHaveLength(1);
  expect(calls[0]?.caller.roleName).toBe('starter');
  expect(JSON.parse(calls[0]?.input.input ?? '')).toEqual({
    version: '0',
    id: expect.any(String),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '123456789012',
    time: '2001-02-10T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { bucket: { name: 'raw' } },
  });
});

test('calls a function as the service, for the rule', async () => {
  const { cloud, calls, rule, settled } = eventBridge();
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [FUNCTION] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls[0]).toMatchObject({
    operation: 'Invoke',
    input: { FunctionName: FUNCTION.Arn, InvocationType: 'Event' },
    caller: {
      kind: 'service',
      arn: 'events.amazonaws.com',
      context: { 'aws:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/arrivals' },
    },
  });
});

test('each scheduled time that the clock jumps over has an event of its own', async () => {
  const { cloud, calls, rule, settled } = eventBridge();
  await rule({ ScheduleExpression: 'cron(30 0 * * ? *)', Targets: [{ ...MACHINE, InputPath: '$.time' }] });
  cloud.clock.jump(START + 3 * 86_400_000);
  await settled();

  expect(calls.map(({ input }) => JSON.parse(input.input) as string)).toEqual([
    '2001-02-10T00:30:00Z',
    '2001-02-11T00:30:00Z',
    '2001-02-12T00:30:00Z',
  ]);
});

test('a rule that is disabled or removed is silent', async () => {
  const { cloud, calls, context, rule, settled } = eventBridge();
  await rule({ EventPattern: { source: ['aws.s3'] }, ScheduleExpression: 'rate(1 minute)', Targets: [QUEUE] });
  await cloud.call(ROOT, 'events', 'DisableRule', { Name: 'arrivals' });
  cloud.ports.emit(CREATED);
  cloud.clock.jump(START + 86_400_000);
  await cloud.call(ROOT, 'events', 'EnableRule', { Name: 'arrivals' });
  await cloud.provider('AWS::Events::Rule')?.delete('arrivals', {}, context);
  cloud.ports.emit(CREATED);
  cloud.clock.jump(START + 2 * 86_400_000);
  await settled();

  expect(calls).toEqual([]);
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
test('what may not be delivered goes to the dead-letter queue at once, with a line in the log', async () => {
  const { cloud, calls, rule, settled } = eventBridge({ states: new AwsError('AccessDeniedException', 'not allowed', 403) });
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [{ ...MACHINE, DeadLetterConfig: { Arn: QUEUE.Arn } }] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls.map(({ operation }) => operation)).toEqual(['StartExecution', 'SendMessage']);
  expect(JSON.parse(calls[1]?.input.MessageBody ?? '')).toMatchObject({ source: 'aws.s3' });
  expect(calls[1]?.input.MessageAttributes).toMatchObject({
    RULE_ARN: { DataType: 'String', StringValue: 'arn:aws:events:us-east-1:123456789012:rule/arrivals' },
    ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    ERROR_MESSAGE: { StringValue: 'not allowed' },
    TARGET_ARN: { StringValue: MACHINE.Arn },
    RETRY_ATTEMPTS: { StringValue: '0' },
  });
  expect(calls[1]?.input.MessageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  expect(cloud.recording.logs[0]?.lines[0]).toContain(
    'rule/arrivals -> arn:aws:states:us-east-1:123456789012:stateMachine:ingest: AccessDeniedException: not allowed',
  );
});

test('tries again after throttling, as often as the target says', async () => {
  const { cloud, calls, rule, settled } = eventBridge({ states: new AwsError('ThrottlingException', 'slow down', 400) });
  const target = { ...MACHINE, RetryPolicy: { MaximumRetryAttempts: 2 }, DeadLetterConfig: { Arn: QUEUE.Arn } };
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [target] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls.map(({ operation }) => operation)).toEqual(['StartExecution', 'StartExecution', 'StartExecution', 'SendMessage']);
  expect(calls[3]?.input.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'THROTTLING' },
    RETRY_ATTEMPTS: { StringValue: '2' },
    EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
  });
});

test('stops trying when the event is too old', async () => {
  const { cloud, calls, rule, settled } = eventBridge({ states: new AwsError('ThrottlingException', 'slow down', 400) });
  const target = { ...MACHINE, RetryPolicy: { MaximumEventAgeInSeconds: 60 }, DeadLetterConfig: { Arn: QUEUE.Arn } };
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [target] });
  cloud.ports.emit(CREATED);
  for (let turn = 0; turn < 5; turn++) {
    await settled();
  }

  expect(calls.at(-1)?.input.MessageAttributes).toMatchObject({
    EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumEventAgeInSeconds' },
    RETRY_ATTEMPTS: { StringValue: '5' },
  });
});

test('a schedule of EventBridge Scheduler runs its target with its role and the scheduled time', async () => {
  const { cloud, calls, context, settled } = eventBridge();
  await cloud.provider('AWS::Scheduler::Schedule')?.create(
    {
      Name: 'monitor',
      ScheduleExpression: 'cron(30 0 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: MACHINE.Arn, RoleArn: MACHINE.RoleArn, Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
    },
    context,
  );
  cloud.clock.jump(START + 3_600_000);
  await settled();

  expect(calls).toMatchObject([{ input: { input: '{"time":"2001-02-10T00:30:00Z"}' }, caller: { roleName: 'starter' } }]);
});

test('custom events reach custom buses, and no one may speak for AWS', async () => {
  const { cloud, calls, context, rule, settled } = eventBridge();
  await cloud.provider('AWS::Events::EventBus')?.create({ Name: 'models' }, context);
  const made = await rule({ EventBusName: 'models', EventPattern: { source: ['shop'] }, Targets: [QUEUE] });
  const entry = { EventBusName: 'models', Source: 'shop', DetailType: 'Order', Detail: '{"n":1}' };
  const answer = await cloud.call(ROOT, 'events', 'PutEvents', {
    Entries: [entry, { ...entry, Source: 'aws.s3' }, { ...entry, Detail: 'no json' }],
  });
  await settled();

  expect(made).toMatchObject({
    physicalId: 'models|arrivals',
    attributes: { Arn: 'arn:aws:events:us-east-1:123456789012:rule/models/arrivals' },
  });
  expect(answer).toMatchObject({
    FailedEntryCount: 2,
    Entries: [{ EventId: expect.any(String) }, { ErrorCode: 'NotAuthorizedForSourceException' }, { ErrorCode: 'MalformedDetail' }],
  });
  expect(calls).toHaveLength(1);
  expect(JSON.parse(calls[0]?.input.MessageBody ?? '')).toMatchObject({ source: 'shop', detail: { n: 1 } });
});

test.each([
  [{ Targets: [{ Id: 'x', Arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/x' }] }, 'does not emulate the event target arn:aws:kinesis'],
  [
    { Targets: [{ Id: 'x', Arn: 'arn:aws:events:us-east-1:123456789012:api-destination/x/1' }] },
    'does not emulate the event target arn:aws:events:us-east-1:123456789012:api-destination',
  ],
  [{ Targets: [{ Id: 'x', Arn: 'arn:aws:events:us-east-1:210987654321:event-bus/x' }] }, 'does not emulate an event target in another'],
  [{ Targets: [{ ...MACHINE, EcsParameters: {} }] }, 'does not emulate the field EcsParameters of an event target'],
  [{ Targets: [{ ...MACHINE, Input: '{}', InputPath: '$.detail' }] }, 'Only one of Input, InputPath, or InputTransformer must be provided'],
  [{ Targets: [{ ...MACHINE, InputTransformer: { InputTemplate: 'no quotes' } }] }, 'Invalid InputTemplate for target machine'],
  [{ Targets: [{ ...MACHINE, RetryPolicy: { MaximumRetryAttempts: 186 } }] }, 'MaximumRetryAttempts must be from 0 to 185'],
  [{ Targets: [{ ...QUEUE, Arn: `${QUEUE.Arn}.fifo` }] }, 'SqsParameters must be specified for target: queue'],
  [{ EventPattern: { source: 'aws.s3' } }, 'Event pattern is not valid. Reason: "source" must be an object or an array'],
  [{ EventPattern: undefined }, 'EventPattern or ScheduleExpression must be specified'],
  [{ State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' }, 'does not emulate the state ENABLED_WITH'],
])('refuses %j', async (properties, message) => {
  const { rule } = eventBridge();

  await expect(rule({ EventPattern: { source: ['x'] }, ...properties })).rejects.toThrow(message);
});

test('a FIFO queue gets its message group, a bus the event as it is, a log group a line', async () => {
  const { cloud, calls, context, rule, settled } = eventBridge();
  const written: object[] = [];
  const write = (input: object): Promise<void> => Promise.resolve(void written.push(input));
  cloud.addService({ signingName: 'logs', operations: { CreateLogStream: () => Promise.resolve({}), PutLogEvents: write } });
  await cloud.provider('AWS::Events::EventBus')?.create({ Name: 'copies' }, context);
  await rule({
    EventPattern: { source: ['aws.s3'] },
    Targets: [
      { ...QUEUE, Arn: `${QUEUE.Arn}.fifo`, SqsParameters: { MessageGroupId: 'g' } },
      { Id: 'bus', Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/copies' },
      {
        Id: 'log',
        Arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/copies',
        InputTransformer: { InputPathsMap: { time: '$.time' }, InputTemplate: '{"timestamp":<time>,"message":"at <time>"}' },
      },
    ],
  });
  await rule({ Name: 'copied', EventBusName: 'copies', EventPattern: { source: ['aws.s3'] }, Targets: [FUNCTION] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls).toMatchObject([{ operation: 'SendMessage', input: { MessageGroupId: 'g' } }, { operation: 'Invoke' }]);
  expect(written).toMatchObject([
    { logGroupName: '/aws/events/copies', logEvents: [{ timestamp: START, message: 'at 2001-02-10T00:00:00Z' }] },
  ]);
});

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
describe('PutEvents', () => {
  const entry = { Source: 'shop', DetailType: 'Order', Detail: '{"n":1}' };
  test.each([
    ['no source', { Source: undefined }, 'InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.'],
    ['no detail type', { DetailType: '' }, 'InvalidArgument', 'DetailType is a required argument.'],
    ['no detail', { Detail: undefined }, 'InvalidArgument', 'Detail is a required argument.'],
    ['a detail that is no object', { Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    [
      'a detail that is nested more than 1,000 times',
      { Detail: `{"a":${'['.repeat(1000)}${']'.repeat(1000)}}` },
      'MalformedDetail',
      'Detail is malformed.',
    ],
    ['a source of AWS', { Source: 'aws.s3' }, 'NotAuthorizedForSourceException', 'Not authorized for the source.'],
    ['a bus that is not there', { EventBusName: 'none' }, 'ResourceNotFoundException', 'Event bus none does not exist.'],
  ])('fails the entry with %s alone', async (_what, change, ErrorCode, message) => {
    const { cloud } = eventBridge();
    const answer = await cloud.call(ROOT, 'events', 'PutEvents', { Entries: [entry, { ...entry, ...change }] });

    expect(answer).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ EventId: expect.any(String) }, { ErrorCode, ErrorMessage: expect.stringContaining(message) }],
    });
  });

  test.each([
    ['eleven entries', Array(11).fill(entry), 'Member must have length less than or equal to 10'],
    ['no entry', [], 'Member must have length greater than or equal to 1'],
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents-entry-size.html
    ['more than 1 MB', [{ ...entry, Detail: JSON.stringify({ x: 'x'.repeat(1024 * 1024) }) }], 'Total size of the entries'],
  ])('refuses %s', async (_what, Entries, message) => {
    const { cloud } = eventBridge();

    await expect(cloud.call(ROOT, 'events', 'PutEvents', { Entries })).rejects.toThrow(message);
  });
});

test('TestEventPattern needs a whole event', async () => {
  const { cloud } = eventBridge();
  const Event = JSON.stringify({ id: '1', account: '1', source: 'x', time: 't', region: 'r', resources: [], 'detail-type': 'd' });
  const call = (EventPattern: string, event = Event) => cloud.call(ROOT, 'events', 'TestEventPattern', { EventPattern, Event: event });

  expect(await call('{"source":["x"]}')).toEqual({ Result: true });
  expect(await call('{"source":["y"]}')).toEqual({ Result: false });
  await expect(call('{"source":["x"]}', '{"id":"1"}')).rejects.toThrow('Parameter Event is not valid');
  await expect(call('{"source":"x"}')).rejects.toThrow('"source" must be an object or an array');
});

test('clients make, list and remove rules, targets and buses', async () => {
  const { cloud, calls, settled } = eventBridge();
  const call = <T = object>(operation: string, input: object) => cloud.call<T>(ROOT, 'events', operation, input);
  const made = await call('CreateEventBus', { Name: 'orders' });
  await expect(call('CreateEventBus', { Name: 'orders' })).rejects.toThrow('Event bus orders already exists.');
  const rule = { Name: 'all', EventBusName: 'orders' };
  const { RuleArn } = await call<{ RuleArn: string }>('PutRule', { ...rule, EventPattern: '{"source":["shop"]}' });
  await expect(call('PutRule', { ...rule, ScheduleExpression: 'rate(1 day)' })).rejects.toThrow('only on the default event bus');
  const target = { Rule: 'all', EventBusName: 'orders' };
  await call('PutTargets', { ...target, Targets: [QUEUE, FUNCTION] });
  await call('PutRule', { ...rule, EventPattern: '{"source":["shop","market"]}' });
  await call('PutEvents', { Entries: [{ EventBusName: 'orders', Source: 'market', DetailType: 'Order', Detail: '{}' }] });
  await settled();

  expect(made).toMatchObject({ EventBusArn: 'arn:aws:events:us-east-1:123456789012:event-bus/orders' });
  expect(RuleArn).toBe('arn:aws:events:us-east-1:123456789012:rule/orders/all');
  expect(calls.map(({ operation }) => operation).sort()).toEqual(['Invoke', 'SendMessage']);
  expect(await call('ListRuleNamesByTarget', { EventBusName: 'orders', TargetArn: QUEUE.Arn })).toMatchObject({ RuleNames: ['all'] });
  await expect(call('DeleteRule', rule)).rejects.toThrow("Rule can't be deleted since it has targets.");
  expect(await call('RemoveTargets', { ...target, Ids: ['queue', 'function', 'none'] })).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: 'none', ErrorCode: 'ResourceNotFoundException' }],
  });
  await expect(call('DeleteEventBus', { Name: 'orders' })).rejects.toThrow("can't be deleted since it has rules");
  await call('DeleteRule', rule);
  await call('DeleteEventBus', { Name: 'orders' });
  await expect(call('DescribeRule', rule)).rejects.toThrow('Event bus orders does not exist.');
});

test('the policy of a bus is asked for every event, also for those of other rules', async () => {
  const { cloud, context, rule, settled } = eventBridge();
  await cloud.provider('AWS::Events::EventBus')?.create({ Name: 'orders' }, context);
  const Statement = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'events:PutEvents', Resource: '*' };
  await cloud.provider('AWS::Events::EventBusPolicy')?.create({ EventBusName: 'orders', StatementId: 'rules', Statement }, context);
  await rule({
    EventPattern: { source: ['aws.s3'] },
    Targets: [{ Id: 'bus', Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/orders' }],
  });
  cloud.ports.emit(CREATED);
  await settled();

  expect(cloud.recording.authorized.at(-1)).toMatchObject({
    caller: {
      kind: 'service',
      arn: 'events.amazonaws.com',
      context: { 'aws:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/arrivals' },
    },
    request: {
      action: 'events:PutEvents',
      resource: 'arn:aws:events:us-east-1:123456789012:event-bus/orders',
      context: { 'events:source': 'aws.s3', 'events:detail-type': 'Object Created' },
      resourcePolicy: { Statement: [{ Sid: 'rules', ...Statement }] },
    },
  });
});

test('lists come in pages', async () => {
  const { cloud } = eventBridge();
  for (const Name of ['a', 'b', 'c']) {
    await cloud.call(ROOT, 'events', 'PutRule', { Name, EventPattern: '{"source":["x"]}' });
  }
  const first = await cloud.call(ROOT, 'events', 'ListRules', { Limit: 2 });
  const second = await cloud.call(ROOT, 'events', 'ListRules', { Limit: 2, NextToken: first.NextToken });

  expect(first).toMatchObject({ Rules: [{ Name: 'a' }, { Name: 'b' }] });
  expect(second).toMatchObject({ Rules: [{ Name: 'c' }], NextToken: undefined });
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
test('an archive keeps what its pattern matches, and a replay delivers it once more in the order of its time', async () => {
  const { cloud, calls, context, rule, settled } = eventBridge();
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  await cloud
    .provider('AWS::Events::Archive')
    ?.create({ ArchiveName: 'kept', SourceArn: bus, EventPattern: { source: ['shop'] } }, context);
  const at = (hour: number): Date => new Date(START + hour * 3_600_000);
  for (const [source, hour] of [
    ['shop', 2],
    ['shop', 1],
    ['market', 1],
    ['shop', 5],
  ] as const) {
    cloud.ports.emit({ source, detailType: 'Order', detail: { hour }, time: at(hour) });
  }
  await rule({ EventPattern: { source: ['shop', 'market'], 'replay-name': [{ exists: true }] }, Targets: [QUEUE] });
  const replay = {
    ReplayName: 'again',
    EventSourceArn: 'arn:aws:events:us-east-1:123456789012:archive/kept',
    EventStartTime: at(0),
    EventEndTime: at(5),
    Destination: { Arn: bus },
  };
  expect(await cloud.call(ROOT, 'events', 'StartReplay', replay)).toMatchObject({ State: 'STARTING' });
  await settled();

  const replayed = calls.map(({ input }) => JSON.parse(input.MessageBody) as { 'replay-name': string; detail: { hour: number } });
  expect(replayed.map((event) => [event['replay-name'], event.detail.hour])).toEqual([
    ['again', 1],
    ['again', 2],
  ]);
  expect(await cloud.call(ROOT, 'events', 'DescribeReplay', { ReplayName: 'again' })).toMatchObject({
    State: 'COMPLETED',
    EventLastReplayedTime: at(2),
  });
  expect(await cloud.call(ROOT, 'events', 'DescribeArchive', { ArchiveName: 'kept' })).toMatchObject({ EventCount: 3, State: 'ENABLED' });
  await expect(cloud.call(ROOT, 'events', 'StartReplay', replay)).rejects.toThrow('Replay again already exists.');
  await expect(cloud.call(ROOT, 'events', 'StartReplay', { ...replay, ReplayName: 'x', EventEndTime: at(0) })).rejects.toThrow(
    'EventStartTime must be before EventEndTime.',
  );
});

describe('a schedule of EventBridge Scheduler', () => {
  async function scheduled(properties: object, hours: number, failures: Readonly<Record<string, AwsError>> = {}) {
    const { cloud, calls, context, settled } = eventBridge(failures);
    const base = {
      Name: 's',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE.Arn, RoleArn: MACHINE.RoleArn, Input: '<aws.scheduler.scheduled-time>' },
    };
    await cloud.provider('AWS::Scheduler::Schedule')?.create({ ...base, ...properties }, context);
    cloud.clock.jump(START + hours * 3_600_000);
    await settled();
    return calls;
  }

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
  test.each([
    ['a rate without a start runs at once', { ScheduleExpression: 'rate(1 hour)' }, 3],
    ['a rate runs from its start', { ScheduleExpression: 'rate(1 hour)', StartDate: '2001-02-10T01:30:00Z' }, 1],
    [
      'a rate runs until its end',
      { ScheduleExpression: 'rate(1 hour)', StartDate: '2001-02-10T00:30:00Z', EndDate: '2001-02-10T01:00:00Z' },
      1,
    ],
    ['a cron keeps to a zone', { ScheduleExpression: 'cron(0 2 * * ? *)', ScheduleExpressionTimezone: 'Europe/Berlin' }, 1],
    [
      'a flexible window runs at its beginning',
      { ScheduleExpression: 'at(2001-02-10T01:00:00)', FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } },
      1,
    ],
    ['a one-time schedule has no start', { ScheduleExpression: 'at(2001-02-10T01:00:00)', StartDate: '2001-02-11T00:00:00Z' }, 1],
    ['a disabled one is silent', { ScheduleExpression: 'rate(1 hour)', State: 'DISABLED' }, 0],
  ])('%s', async (_rule, properties, count) => {
    expect(await scheduled(properties, 2.1)).toHaveLength(count);
  });

  test.each([
    [{ ScheduleExpression: 'rate(1 hour)', ScheduleExpressionTimezone: 'Mars/Olympus' }, 'ScheduleExpressionTimezone is not valid'],
    [{ ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'FlexibleTimeWindow is not valid'],
    [{ ScheduleExpression: 'hourly' }, 'ScheduleExpression is not valid'],
  ])('refuses %j', async (properties, message) => {
    await expect(scheduled(properties, 1)).rejects.toThrow(message);
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
  test('has dead letters of its own', async () => {
    const properties = {
      ScheduleExpression: 'at(2001-02-10T01:00:00)',
      Target: { Arn: MACHINE.Arn, RoleArn: MACHINE.RoleArn, Input: '{"n":1}', DeadLetterConfig: { Arn: QUEUE.Arn } },
    };
    const calls = await scheduled(properties, 2, { states: new AwsError('StateMachineDoesNotExist', 'gone', 400) });

    expect(calls[1]?.input.MessageBody).toBe('{"n":1}');
    expect(calls[1]?.input.MessageAttributes).toMatchObject({
      SCHEDULE_ARN: { StringValue: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/s' },
      SCHEDULED_TIME: { StringValue: '2001-02-10T01:00:00Z' },
      ERROR_CODE: { StringValue: 'StateMachineDoesNotExist' },
      IS_PAYLOAD_TRUNCATED: { StringValue: 'false' },
    });
  });
});
