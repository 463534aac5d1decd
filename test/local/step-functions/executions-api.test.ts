import { AccessDenied } from '../../../local/core/aws-error';
import { functions, Harness, invoke, jsonata, single } from './state-machine-harness';

const WAIT = single({ Type: 'Wait', Seconds: 99_999_999 });
const PASS = single({ Type: 'Pass' });
const OTHER = 'arn:aws:states:us-east-1:123456789012';

let harness: Harness;
afterEach(() => harness.cloud.stop());

async function ended(definition: object, input: unknown = {}): Promise<string> {
  const executionArn = await harness.start(definition, input);
  await harness.end(executionArn);
  return executionArn;
}

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html and the pages beside it
test.each([
  ['StartExecution', { stateMachineArn: 'x' }, 'InvalidArn'],
  ['StartExecution', { stateMachineArn: `${OTHER}:execution:m:e` }, 'InvalidArn'],
  ['StartExecution', { stateMachineArn: `${OTHER}:stateMachine:gone` }, 'StateMachineDoesNotExist'],
  ['DescribeStateMachine', { stateMachineArn: `${OTHER}:stateMachine:gone` }, 'StateMachineDoesNotExist'],
  ['DescribeExecution', { executionArn: 'x' }, 'InvalidArn'],
  ['DescribeExecution', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['DescribeExecution', { executionArn: `${OTHER}:express:m:e:id` }, 'InvalidArn'],
  ['GetExecutionHistory', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['GetExecutionHistory', { executionArn: `${OTHER}:execution:m:gone`, maxResults: 1001 }, 'ExecutionDoesNotExist'],
  ['StopExecution', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['RedriveExecution', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['DescribeStateMachineForExecution', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['ListExecutions', {}, 'ValidationException'],
  ['ListExecutions', { stateMachineArn: 'a', mapRunArn: 'b' }, 'ValidationException'],
  ['ListStateMachines', { maxResults: 1001 }, 'ValidationException'],
  ['ListStateMachines', { nextToken: 'x' }, 'InvalidToken'],
  ['ListMapRuns', { executionArn: `${OTHER}:execution:m:gone` }, 'ExecutionDoesNotExist'],
  ['DescribeMapRun', { mapRunArn: `${OTHER}:mapRun:m/l:id` }, 'ResourceNotFound'],
  ['DescribeMapRun', { mapRunArn: `${OTHER}:execution:m:e` }, 'InvalidArn'],
  ['UpdateMapRun', { mapRunArn: `${OTHER}:mapRun:m/l:id` }, 'ResourceNotFound'],
  ['UpdateStateMachine', { stateMachineArn: `${OTHER}:stateMachine:gone`, definition: '{}' }, 'StateMachineDoesNotExist'],
  ['TagResource', { resourceArn: `${OTHER}:stateMachine:gone`, tags: [] }, 'ResourceNotFound'],
  ['SendTaskSuccess', { taskToken: 'x', output: '1' }, 'InvalidToken'],
])('%s with %j fails with %s', async (operation, input, code) => {
  harness = new Harness();
  await expect(harness.call(operation, input)).rejects.toMatchObject({ code });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
test('DescribeExecution leaves the data out when only metadata is asked for', async () => {
  harness = new Harness();
  const executionArn = await ended(PASS, { secret: 1 });
  const described = { executionArn, name: expect.any(String), status: 'SUCCEEDED', redriveCount: 0, redriveStatus: 'NOT_REDRIVABLE' };
  const all = await harness.call('DescribeExecution', { executionArn });
  expect(all).toMatchObject({ ...described, input: '{"secret":1}', inputDetails: { included: true }, outputDetails: { included: true } });
  const metadata = await harness.call('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' });
  expect(metadata).toMatchObject(described);
  expect(JSON.stringify(metadata)).not.toContain('secret');
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
test('ListExecutions filters by status and by redrive', async () => {
  harness = new Harness();
  const fail = jsonata({ Only: { Type: 'Fail' } });
  const one = await ended(fail);
  const two = await ended(fail);
  await harness.call('RedriveExecution', { executionArn: two });
  await harness.end(two);
  const stateMachineArn = `${OTHER}:stateMachine:machine`;
  const list = async (filter: object): Promise<string[]> =>
    (await harness.call<{ executions: { executionArn: string }[] }>('ListExecutions', { stateMachineArn, ...filter })).executions.map(
      ({ executionArn }) => executionArn,
    );
  expect(await list({})).toEqual([two, one]);
  expect(await list({ redriveFilter: 'REDRIVEN' })).toEqual([two]);
  expect(await list({ redriveFilter: 'NOT_REDRIVEN', statusFilter: 'FAILED' })).toEqual([one]);
  expect(await list({ statusFilter: 'RUNNING' })).toEqual([]);
});

test('executions that start between two pages of ListExecutions move nothing', async () => {
  harness = new Harness();
  const stateMachineArn = await harness.deploy(PASS);
  const start = (name: string): Promise<object> => harness.call('StartExecution', { stateMachineArn, name });
  const list = (more: object): Promise<{ executions: { name: string }[]; nextToken?: string }> =>
    harness.call('ListExecutions', { stateMachineArn, maxResults: 2, ...more });
  for (const name of ['a', 'b', 'c']) {
    await start(name);
  }
  const first = await list({});
  await start('d');
  const second = await list({ nextToken: first.nextToken });
  expect([...first.executions, ...second.executions].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  expect(second.nextToken).toBeUndefined();
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
describe('GetExecutionHistory', () => {
  interface Page {
    readonly events: { readonly id: number; readonly type: string }[];
    readonly nextToken?: string;
  }

  test('goes through the events page by page, also from the end', async () => {
    harness = new Harness();
    const executionArn = await ended(PASS);
    const first = await harness.call<Page>('GetExecutionHistory', { executionArn, maxResults: 3 });
    const { nextToken } = first;
    const second = await harness.call<Page>('GetExecutionHistory', { executionArn, maxResults: 3, nextToken });
    expect([...first.events, ...second.events].map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(second.nextToken).toBeUndefined();
    const { events } = await harness.call<Page>('GetExecutionHistory', { executionArn, maxResults: 0, reverseOrder: true });
    expect(events.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });

  test('gives each event the details of its type, and data that is never truncated', async () => {
    harness = new Harness({ services: functions({ f: () => 1 }) });
    const f = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const executionArn = await ended(single({ Type: 'Task', Resource: f, Assign: { a: [1] } }), { n: 1 });
    const truncated = { truncated: false };
    expect(await harness.history(executionArn)).toMatchObject([
      { executionStartedEventDetails: { input: '{"n":1}', inputDetails: truncated, roleArn: 'arn:aws:iam::123456789012:role/machine' } },
      { stateEnteredEventDetails: { name: 'Only', input: '{"n":1}', inputDetails: truncated } },
      { type: 'LambdaFunctionScheduled', lambdaFunctionScheduledEventDetails: { resource: f, input: '{"n":1}', inputDetails: truncated } },
      { type: 'LambdaFunctionStarted' },
      { lambdaFunctionSucceededEventDetails: { output: '1', outputDetails: truncated } },
      { stateExitedEventDetails: { name: 'Only', output: '1', assignedVariables: { a: '[1]' }, assignedVariablesDetails: truncated } },
      { executionSucceededEventDetails: { output: '1', outputDetails: truncated } },
    ]);
    expect(Object.keys((await harness.history(executionArn))[3] ?? {})).toEqual(['timestamp', 'type', 'id', 'previousEventId']);
  });

  test('leaves execution data out when asked to', async () => {
    harness = new Harness({ services: functions({ f: () => 'secret' }) });
    const executionArn = await ended(single(invoke('f')), 'secret');
    const history = await harness.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect(JSON.stringify(history)).not.toContain('secret');
    expect(JSON.stringify(history)).toContain('"resource":"invoke"');
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
  test('the 25,000th event is the failure of an execution that never ends', async () => {
    harness = new Harness();
    const Choices = [{ Variable: '$', IsNumeric: false, Next: 'Again' }];
    const States = { Again: { Type: 'Choice', Choices, Default: 'End' }, End: { Type: 'Succeed' } };
    const executionArn = await harness.start({ StartAt: 'Again', States });
    expect(await harness.end(executionArn)).toMatchObject({
      ...{ status: 'FAILED', error: 'States.Runtime' },
      cause: 'The execution reached the maximum number of history events (25000).',
      ...{ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'Execution history event limit exceeded' },
    });
    const { events } = await harness.call<Page>('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 });
    expect(events).toMatchObject([{ id: 25_000, type: 'ExecutionFailed' }]);
  });

  test('nothing is added after the end', async () => {
    harness = new Harness();
    const executionArn = await harness.start(WAIT);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await harness.call('StopExecution', { executionArn });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await harness.types(executionArn)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']);
  });
});

describe('an express state machine', () => {
  beforeEach(() => {
    harness = new Harness({ properties: { StateMachineType: 'EXPRESS' } });
  });

  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
  test('answers StartSyncExecution with a failure as a result', async () => {
    const stateMachineArn = await harness.deploy(jsonata({ Only: { Type: 'Fail', Error: 'No', Cause: 'by hand' } }));
    const result = await harness.call('StartSyncExecution', { stateMachineArn, input: '{"a":1}', name: 'n' });
    expect(result).toMatchObject({
      ...{ stateMachineArn, name: 'n', status: 'FAILED', error: 'No', cause: 'by hand', input: '{"a":1}' },
      executionArn: expect.stringMatching(/:express:machine:n:[\w-]{36}$/) as string,
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: expect.any(Number) as number },
    });
    expect(result).not.toHaveProperty('redriveCount');
  });

  test('starts a second execution under a name that is in use', async () => {
    const stateMachineArn = await harness.deploy(WAIT);
    const start = async (): Promise<string> =>
      (await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn, name: 'one' })).executionArn;
    expect(await start()).not.toBe(await start());
  });

  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html: "not supported by EXPRESS state machines"
  test.each(['DescribeExecution', 'GetExecutionHistory', 'StopExecution', 'RedriveExecution', 'DescribeStateMachineForExecution'])(
    'has no executions for %s',
    async (operation) => {
      const stateMachineArn = await harness.deploy(WAIT);
      const { executionArn } = await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn });
      await expect(harness.call(operation, { executionArn })).rejects.toMatchObject({ code: 'InvalidArn' });
    },
  );

  test('has no list of executions', async () => {
    const stateMachineArn = await harness.deploy(PASS);
    await expect(harness.call('ListExecutions', { stateMachineArn })).rejects.toMatchObject({ code: 'StateMachineTypeNotSupported' });
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
  test('can neither wait for jobs nor for callbacks', async () => {
    const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    await expect(harness.deploy(single({ Type: 'Task', Resource, Arguments: {} }))).rejects.toMatchObject({ code: 'InvalidDefinition' });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
describe('state machines by the API', () => {
  const roleArn = 'arn:aws:iam::123456789012:role/machine';
  const create = (more: object = {}): Promise<{ stateMachineArn: string }> =>
    harness.call('CreateStateMachine', { name: 'made', roleArn, definition: JSON.stringify(PASS), ...more });

  test('are made once, described as they were given, and run', async () => {
    harness = new Harness();
    const { stateMachineArn } = await create({ tags: [{ key: 'k', value: 'v' }] });
    expect(await create()).toMatchObject({ stateMachineArn });
    await expect(create({ definition: JSON.stringify(WAIT) })).rejects.toMatchObject({ code: 'StateMachineAlreadyExists' });
    expect(await harness.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      ...{ name: 'made', status: 'ACTIVE', type: 'STANDARD', roleArn, definition: JSON.stringify(PASS) },
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    });
    expect(await harness.call('ListTagsForResource', { resourceArn: stateMachineArn })).toEqual({ tags: [{ key: 'k', value: 'v' }] });
    const { executionArn } = await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn });
    expect((await harness.end(executionArn)).status).toBe('SUCCEEDED');
  });

  test('a running execution keeps the definition that it started with', async () => {
    harness = new Harness();
    const { stateMachineArn } = await create({ definition: JSON.stringify(WAIT) });
    const { executionArn } = await harness.call<{ executionArn: string }>('StartExecution', { stateMachineArn });
    await harness.call('UpdateStateMachine', { stateMachineArn, definition: JSON.stringify(PASS) });
    expect(await harness.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({ definition: JSON.stringify(WAIT) });
    expect(await harness.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ definition: JSON.stringify(PASS) });
  });

  test('an update needs something to change', async () => {
    harness = new Harness();
    const { stateMachineArn } = await create();
    await expect(harness.call('UpdateStateMachine', { stateMachineArn })).rejects.toMatchObject({ code: 'MissingRequiredParameter' });
  });

  test('need the right to pass their role', async () => {
    harness = new Harness({
      ports: {
        authorize: (_caller, { action, resource }) => {
          if (action === 'iam:PassRole') {
            throw new AccessDenied(`not authorized to perform ${action} on ${resource}`);
          }
        },
      },
    });
    await expect(create()).rejects.toThrow(`iam:PassRole on ${roleArn}`);
  });

  test.each(['{', '{}'])('refuse the definition %s', async (definition) => {
    harness = new Harness();
    await expect(create({ definition })).rejects.toMatchObject({ code: 'InvalidDefinition' });
  });

  test('are gone after DeleteStateMachine', async () => {
    harness = new Harness();
    const { stateMachineArn } = await create();
    await harness.call('DeleteStateMachine', { stateMachineArn });
    await expect(harness.call('DescribeStateMachine', { stateMachineArn })).rejects.toMatchObject({ code: 'StateMachineDoesNotExist' });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
test('an end emits the documented event, with what can be redriven', async () => {
  harness = new Harness();
  const executionArn = await ended(jsonata({ Only: { Type: 'Fail', Error: 'No' } }));
  expect(harness.cloud.recording.events.at(-1)).toMatchObject({
    ...{ source: 'aws.states', detailType: 'Step Functions Execution Status Change', resources: [executionArn] },
    detail: {
      executionArn,
      status: 'FAILED',
      output: null,
      outputDetails: null,
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
      error: 'No',
    },
  });
});
