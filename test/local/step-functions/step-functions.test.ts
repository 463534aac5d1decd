import { functions, Harness, invoke, jsonata, single } from './state-machine-harness';

const WAIT = single({ Type: 'Wait', Seconds: 99_999_999 });
const PASS = single({ Type: 'Pass' });

let harness: Harness;
afterEach(() => harness.cloud.stop());

test('starting again under the same name with the same input gives the running execution', async () => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(WAIT);
  const start = (input: string): Promise<object> => harness.call('StartExecution', { stateMachineArn, name: 'one', input });
  const first = await start('{"a":1}');
  expect(await start('{ "a": 1 }')).toEqual(first);
  await expect(start('{"a":2}')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
});

test('the name of an ended execution can not be used again', async () => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(PASS);
  const { executionArn } = await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn, name: 'one' });
  await harness.end(executionArn);
  await expect(harness.call('StartExecution', { stateMachineArn, name: 'one' })).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
});

test.each([
  [{ name: 'a b' }, 'InvalidName'],
  [{ name: 'a'.repeat(81) }, 'InvalidName'],
  [{ input: '{' }, 'InvalidExecutionInput'],
  [{ stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:other' }, 'StateMachineDoesNotExist'],
])('StartExecution with %j fails with %s', async (input, code) => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(PASS);
  await expect(harness.call('StartExecution', { stateMachineArn, ...input })).rejects.toMatchObject({ code });
});

test('StopExecution ends a wait', async () => {
  harness = new Harness();
  const executionArn = await harness.start(single({ Type: 'Wait', Seconds: 99_999_999 }));
  await harness.call('StopExecution', { executionArn, error: 'Enough', cause: 'by hand' });
  expect(await harness.end(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'by hand' });
  expect((await harness.history(executionArn)).at(-1)).toMatchObject({ type: 'ExecutionAborted' });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html; a recorded DescribeExecution has neither error nor cause
test('TimeoutSeconds of the state machine ends an execution in real time, and only the history says why', async () => {
  harness = new Harness();
  const executionArn = await harness.start({ ...WAIT, TimeoutSeconds: 1 });
  const { status, error, cause } = await harness.end(executionArn);
  expect([status, error, cause]).toEqual(['TIMED_OUT', undefined, undefined]);
  expect((await harness.history(executionArn)).at(-1)).toMatchObject({
    type: 'ExecutionTimedOut',
    executionTimedOutEventDetails: { error: 'States.Timeout' },
  });
});

test('the history has the events of AWS, each with its predecessor', async () => {
  harness = new Harness({ services: functions({ f: () => 1 }) });
  const executionArn = await harness.start(jsonata({ Call: { ...invoke('f'), Next: 'End' }, End: { Type: 'Succeed' } }));
  await harness.end(executionArn);
  const events = await harness.history(executionArn);
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    'ExecutionSucceeded',
  ]);
  expect(events[2]).toMatchObject({ id: 3, previousEventId: 2, taskScheduledEventDetails: { resourceType: 'lambda', resource: 'invoke' } });
});

test('lists executions by status, newest first, page by page', async () => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(PASS);
  for (const name of ['a', 'b', 'c']) {
    const { executionArn } = await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn, name });
    await harness.end(executionArn);
  }
  type Listed = { executions: { name: string }[]; nextToken?: string };
  const first = await harness.call<Listed>('ListExecutions', { stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 2 });
  const second = await harness.call<Listed>('ListExecutions', { stateMachineArn, maxResults: 2, nextToken: first.nextToken });
  expect([...first.executions, ...second.executions].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  expect(second.nextToken).toBeUndefined();
  expect(await harness.call('ListExecutions', { stateMachineArn, statusFilter: 'FAILED' })).toEqual({ executions: [] });
});

test('an express state machine answers StartSyncExecution with its output', async () => {
  harness = new Harness({ properties: { StateMachineType: 'EXPRESS' } });
  const stateMachineArn = await harness.deploy(PASS);
  expect(await harness.call('StartSyncExecution', { stateMachineArn, input: '{"a":1}' })).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"a":1}',
  });
});

test('a standard state machine refuses StartSyncExecution', async () => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(PASS);
  await expect(harness.call('StartSyncExecution', { stateMachineArn })).rejects.toMatchObject({ code: 'StateMachineTypeNotSupported' });
});

test('an end emits the event and the metrics of AWS', async () => {
  harness = new Harness();
  const { executionArn } = await harness.run(PASS, { a: 1 });
  const { events, metrics } = harness.cloud.recording;
  expect(events.map(({ source, detailType, detail }) => [source, detailType, (detail as { status: string }).status])).toEqual([
    ['aws.states', 'Step Functions Execution Status Change', 'RUNNING'],
    ['aws.states', 'Step Functions Execution Status Change', 'SUCCEEDED'],
  ]);
  expect(events[1]?.detail).toMatchObject({ executionArn, input: '{"a":1}', output: '{"a":1}' });
  expect(Object.fromEntries(metrics.map(({ name, value }) => [name, value]))).toMatchObject({
    ExecutionsStarted: 1,
    ExecutionsSucceeded: 1,
    ExecutionsFailed: 0,
  });
});

test.each<[level: string, data: boolean, types: string[]]>([
  ['ALL', true, ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'FailStateEntered', 'ExecutionFailed']],
  ['ALL', false, ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'FailStateEntered', 'ExecutionFailed']],
  ['ERROR', true, ['FailStateEntered', 'ExecutionFailed']],
  ['FATAL', true, ['ExecutionFailed']],
  ['OFF', true, []],
])('level %s with execution data %s logs %j', async (Level, IncludeExecutionData, types) => {
  const Destinations = [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/sf/machine:*' } }];
  harness = new Harness({ properties: { LoggingConfiguration: { Level, IncludeExecutionData, Destinations } } });
  await harness.run(jsonata({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Fail' } }), { secret: 1 });
  const lines = harness.cloud.recording.logs.filter(({ group }) => group === '/sf/machine').flatMap(({ lines: all }) => all);
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(types);
  expect(lines.some((line) => line.includes('secret'))).toBe(IncludeExecutionData && ['ALL', 'ERROR'].includes(Level));
});

test('a substitution in the definition is filled in', async () => {
  const DefinitionString = JSON.stringify(single({ Type: 'Pass', Output: '${Value}' }));
  harness = new Harness({ properties: { Definition: undefined, DefinitionString, DefinitionSubstitutions: { Value: 'a"b' } } });
  expect(await harness.output({})).toBe('a"b');
});
