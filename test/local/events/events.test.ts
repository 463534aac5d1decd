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

test('what may not be delivered goes to the dead-letter queue at once, with a line in the log', async () => {
  const { cloud, calls, rule, settled } = eventBridge({ states: new AwsError('AccessDeniedException', 'not allowed', 403) });
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [{ ...MACHINE, DeadLetterConfig: { Arn: QUEUE.Arn } }] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls.map(({ operation }) => operation)).toEqual(['StartExecution', 'SendMessage']);
  expect(JSON.parse(calls[1]?.input.MessageBody ?? '')).toMatchObject({ source: 'aws.s3' });
  expect(calls[1]?.input.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'AccessDeniedException' },
    TARGET_ARN: { StringValue: MACHINE.Arn },
  });
  expect(cloud.recording.logs[0]?.lines[0]).toContain(
    'rule/arrivals -> arn:aws:states:us-east-1:123456789012:stateMachine:ingest: AccessDeniedException: not allowed',
  );
});

test('tries again after throttling, as often as the target says', async () => {
  const { cloud, calls, rule, settled } = eventBridge({ states: new AwsError('ThrottlingException', 'slow down', 400) });
  await rule({ EventPattern: { source: ['aws.s3'] }, Targets: [{ ...MACHINE, RetryPolicy: { MaximumRetryAttempts: 2 } }] });
  cloud.ports.emit(CREATED);
  await settled();

  expect(calls).toHaveLength(3);
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
  [{ Targets: [{ ...MACHINE, EcsParameters: {} }] }, 'does not emulate the field EcsParameters of an event target'],
])('refuses %j', async (properties, message) => {
  const { rule } = eventBridge();

  await expect(rule(properties)).rejects.toThrow(message);
});
