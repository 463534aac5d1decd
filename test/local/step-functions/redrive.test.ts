import { fakeS3 } from './fake-s3';
import { functions, Harness, invoke, jsonata, named, single } from './state-machine-harness';

/** A function that fails for the event `bad` as often as told, and else gives its event back. */
function flaky(failures: number): { readonly calls: string[]; readonly f: (event: unknown) => unknown } {
  const calls: string[] = [];
  const f = (event: unknown): unknown => {
    const key = JSON.stringify(event);
    calls.push(key);
    if (event === 'bad' && calls.filter((call) => call === key).length <= failures) {
      throw named('Broken', key);
    }
    return event;
  };
  return { calls, f };
}

let harness: Harness;
afterEach(() => harness.cloud.stop());

async function redriven(definition: object, f: (event: never) => unknown, input: unknown = {}): Promise<string> {
  harness = new Harness({ services: functions({ f }) });
  const executionArn = await harness.start(definition, input);
  expect((await harness.end(executionArn)).status).toBe('FAILED');
  await harness.call('RedriveExecution', { executionArn });
  return executionArn;
}

const task = (event: unknown, more: object = {}): object =>
  invoke('f', { Arguments: { FunctionName: 'f', Payload: event }, End: true, ...more });

// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
test('a redrive goes on from the state that failed, under the same ARN, and appends to the history', async () => {
  const { calls, f } = flaky(1);
  const states = {
    First: task('good', { End: undefined, Next: 'Second', Assign: { kept: '{% $states.result.Payload %}' } }),
    Second: task('bad', { Output: '{% [$kept, $states.context.Execution.RedriveCount] %}' }),
  };
  const executionArn = await redriven(jsonata(states), f);
  const ended = await harness.end(executionArn);
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '["good",1]', redriveCount: 1, redriveStatus: 'NOT_REDRIVABLE' });
  expect(ended.error).toBeUndefined();
  expect(calls).toEqual(['"good"', '"bad"', '"bad"']);
  expect((await harness.types(executionArn)).slice(9)).toEqual([
    'TaskFailed',
    'ExecutionFailed',
    'ExecutionRedriven',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-behavior-states
test('a redriven Parallel runs only the branches that failed or were aborted', async () => {
  const { calls, f } = flaky(1);
  const Branches = [
    { StartAt: 'Good', States: { Good: task('good') } },
    { StartAt: 'Bad', States: { Bad: task('bad') } },
    { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 100, Next: 'Late' }, Late: task('after the wait') } },
  ];
  const executionArn = await redriven(single({ Type: 'Parallel', Branches }), f);
  expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["good","bad","after the wait"]' });
  expect(calls.filter((call) => call === '"good"')).toHaveLength(1);
});

test('a redriven inline Map runs only the iterations that failed or were aborted, and keeps the order', async () => {
  const { calls, f } = flaky(1);
  const ItemProcessor = { StartAt: 'One', States: { One: { ...invoke('f'), End: true } } };
  const executionArn = await redriven(single({ Type: 'Map', ItemProcessor, Items: ['a', 'b', 'bad', 'c'], MaxConcurrency: 1 }), f);
  expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["a","b","bad","c"]' });
  expect(calls).toEqual(['"a"', '"b"', '"bad"', '"bad"', '"c"']);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-retry-behavior
test('a redrive has all retries again', async () => {
  const { calls, f } = flaky(3);
  const executionArn = await redriven(single(task('bad', { Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }] })), f);
  expect((await harness.end(executionArn)).status).toBe('SUCCEEDED');
  expect(calls).toHaveLength(4);
});

test('a Fail state is entered again and fails again', async () => {
  const executionArn = await redriven(jsonata({ Only: { Type: 'Fail', Error: 'Always' } }), () => 0);
  expect(await harness.end(executionArn)).toMatchObject({ status: 'FAILED', error: 'Always', redriveCount: 1 });
  expect((await harness.types(executionArn)).filter((type) => type === 'FailStateEntered')).toHaveLength(2);
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
test.each([
  ['runs', { Type: 'Wait', Seconds: 99_999 }, 'Execution is RUNNING and cannot be redriven'],
  ['has succeeded', { Type: 'Pass' }, 'Execution is SUCCEEDED and cannot be redriven'],
])('an execution that %s is not redrivable', async (_title, state, reason) => {
  harness = new Harness();
  const executionArn = await harness.start(single(state));
  if (state.Type === 'Pass') {
    await harness.end(executionArn);
  }
  await expect(harness.call('RedriveExecution', { executionArn })).rejects.toMatchObject({
    code: 'ExecutionNotRedrivable',
    message: reason,
  });
  expect(await harness.call('DescribeExecution', { executionArn })).toMatchObject({
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: reason,
  });
});

test('the same client token is the same redrive', async () => {
  harness = new Harness();
  const executionArn = await harness.start(jsonata({ Only: { Type: 'Fail' } }));
  await harness.end(executionArn);
  const first = await harness.call('RedriveExecution', { executionArn, clientToken: 't' });
  await harness.end(executionArn);
  expect(await harness.call('RedriveExecution', { executionArn, clientToken: 't' })).toEqual(first);
  expect(await harness.end(executionArn)).toMatchObject({ redriveCount: 1, redriveStatus: 'REDRIVABLE' });
});

test('a stopped execution can be redriven at once, its Map Run too', async () => {
  let calls = 0;
  const f = (n: number): Promise<number> | number => (n === 2 && ++calls === 1 ? new Promise<number>(() => undefined) : n);
  harness = new Harness({ services: functions({ f }) });
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'One',
    States: { One: { ...invoke('f'), End: true } },
  };
  const executionArn = await harness.start(single({ Type: 'Map', ItemProcessor, Items: [1, 2, 3], MaxConcurrency: 1 }));
  while (calls === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await harness.call('StopExecution', { executionArn });
  await harness.call('RedriveExecution', { executionArn });
  expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
  const { mapRuns } = await harness.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn });
  expect(await harness.call('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn })).toMatchObject({
    ...{ status: 'SUCCEEDED', redriveCount: 1, itemCounts: { succeeded: 3, aborted: 0 } },
  });
});

describe('a Map Run', () => {
  // https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
  const distributed = (ExecutionType: string, more: object = {}): object =>
    single({
      Type: 'Map',
      Label: 'rows',
      Items: ['a', 'bad', 'b'],
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
        StartAt: 'Before',
        States: {
          Before: task('{% "before " & $states.input %}', { End: undefined, Next: 'One', Output: '{% $states.input %}' }),
          One: { ...invoke('f'), End: true },
        },
      },
      ...more,
    });

  test.each([
    ['STANDARD', 'from the state that failed', 1],
    ['EXPRESS', 'from their start', 2],
  ])('redrives its unsuccessful %s children %s, under the same ARNs', async (type, _title, befores) => {
    const { calls, f } = flaky(1);
    const executionArn = await redriven(distributed(type), f);
    expect(await harness.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["a","bad","b"]' });
    expect(calls.filter((call) => call === '"before bad"')).toHaveLength(befores);
    const { mapRuns } = await harness.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn });
    expect(mapRuns).toHaveLength(1);
    expect(await harness.call('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn })).toMatchObject({
      ...{ status: 'SUCCEEDED', redriveCount: 1 },
      itemCounts: { total: 3, succeeded: 3, failed: 0, aborted: 0, pending: 0, pendingRedrive: 0 },
    });
    expect(await harness.types(executionArn)).toEqual([
      ...['ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunFailed', 'MapStateFailed', 'ExecutionFailed'],
      ...['ExecutionRedriven', 'MapRunRedriven', 'MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'],
    ]);
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
  test('writes a manifest with the successes of all attempts', async () => {
    const { objects, s3 } = fakeS3({});
    harness = new Harness({ services: { s3, ...functions({ f: flaky(1).f }) } });
    const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'out' } };
    const executionArn = await harness.start(distributed('STANDARD', { ResultWriter }));
    await harness.end(executionArn);
    await harness.call('RedriveExecution', { executionArn });
    await harness.end(executionArn);
    const [folder = ''] = Object.keys(objects).map((key) => key.slice(0, key.lastIndexOf('/')));
    const { ResultFiles } = JSON.parse(String(objects[`${folder}/manifest.json`])) as { ResultFiles: Record<string, { Key: string }[]> };
    expect([ResultFiles.FAILED, ResultFiles.PENDING]).toEqual([[], []]);
    const succeeded = JSON.parse(String(objects[ResultFiles.SUCCEEDED?.[0]?.Key ?? ''])) as { Input: string; RedriveCount: number }[];
    expect(succeeded.map(({ Input, RedriveCount }) => [Input, RedriveCount])).toEqual([
      ['"a"', 0],
      ['"bad"', 1],
      ['"b"', 0],
    ]);
  });

  test('needs the right to redrive its children', async () => {
    const executionArn = await redriven(distributed('STANDARD'), flaky(1).f);
    await harness.end(executionArn);
    expect(harness.cloud.recording.authorized.map(({ request }) => `${request.action} ${request.resource}`)).toContainEqual(
      expect.stringMatching(/^states:RedriveExecution arn:aws:states:us-east-1:123456789012:execution:machine\/rows:/),
    );
  });
});
