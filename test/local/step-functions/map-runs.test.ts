import { distributed, fakeS3 } from './fake-s3';
import { functions, Harness, invoke, named, single } from './state-machine-harness';

interface Counts {
  readonly [outcome: string]: number;
}
interface MapRun {
  readonly mapRunArn: string;
  readonly status: string;
  readonly itemCounts: Counts;
  readonly executionCounts: Counts;
}

let harness: Harness;
afterEach(() => harness.cloud.stop());

/** Fails for odd numbers, waits for `hold` as long as it is not released. */
function gate(): { readonly services: ReturnType<typeof functions>; readonly release: () => void } {
  let open = (): void => undefined;
  const released = new Promise<void>((resolve) => (open = resolve));
  const f = async (event: unknown): Promise<unknown> => {
    if (event === 'hold') {
      await released;
    } else if (Number(event) % 2 === 1) {
      throw named('Odd', String(event));
    }
    return event;
  };
  return { services: functions({ f }), release: open };
}

const numbers = (more: object): object => single(distributed({ Label: 'rows', ...more }, { ...invoke('f'), End: true }));

async function mapRun(executionArn: string): Promise<MapRun> {
  const { mapRuns } = await harness.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn });
  return harness.call<MapRun>('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn });
}

/** Waits until the Map Run has come to a state. */
async function until(executionArn: string, reached: (run: MapRun) => boolean): Promise<MapRun> {
  for (;;) {
    const run = await mapRun(executionArn).catch(() => undefined);
    if (run?.mapRunArn !== undefined && reached(run)) {
      return run;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html
test('counts items and child executions by their state while the Map Run goes on', async () => {
  const { services, release } = gate();
  harness = new Harness({ services });
  const executionArn = await harness.start(numbers({ Items: [2, 1, 'hold', 4], MaxConcurrency: 1, ToleratedFailureCount: 1 }));
  const run = await until(executionArn, ({ itemCounts }) => itemCounts.running === 1 && itemCounts.failed === 1);
  expect(run).toMatchObject({
    ...{ executionArn, status: 'RUNNING', maxConcurrency: 1, toleratedFailureCount: 1, toleratedFailurePercentage: 0, redriveCount: 0 },
    itemCounts: { total: 4, succeeded: 1, failed: 1, running: 1, pending: 1, aborted: 0, timedOut: 0, resultsWritten: 0 },
    executionCounts: { total: 4, succeeded: 1, failed: 1, running: 1, pending: 1 },
  });
  expect(run.mapRunArn).toMatch(/^arn:aws:states:us-east-1:123456789012:mapRun:machine\/rows:[\w-]{36}$/);
  release();
  expect((await harness.end(executionArn)).status).toBe('SUCCEEDED');
  expect(await mapRun(executionArn)).toMatchObject({ status: 'SUCCEEDED', itemCounts: { total: 4, succeeded: 3, failed: 1 } });
});

test('counts the items of batches', async () => {
  harness = new Harness();
  const executionArn = await harness.start(single(distributed({ Items: [1, 2, 3], ItemBatcher: { MaxItemsPerBatch: 2 } })));
  await harness.end(executionArn);
  expect(await mapRun(executionArn)).toMatchObject({ itemCounts: { total: 3, succeeded: 3 }, executionCounts: { total: 2, succeeded: 2 } });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
test('lists the children of a Map Run with their number of items, and shows each of them', async () => {
  harness = new Harness();
  const executionArn = await harness.start(single(distributed({ Label: 'rows', Items: [1, 2, 3], ItemBatcher: { MaxItemsPerBatch: 2 } })));
  await harness.end(executionArn);
  const { mapRunArn } = await mapRun(executionArn);
  const { executions } = await harness.call<{ executions: { executionArn: string; itemCount: number }[] }>('ListExecutions', { mapRunArn });
  expect(executions.map(({ itemCount }) => itemCount).sort()).toEqual([1, 2]);
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:machine/rows';
  expect(executions[0]).toMatchObject({ mapRunArn, stateMachineArn, status: 'SUCCEEDED', redriveCount: 0 });
  const child = { executionArn: executions[0]?.executionArn };
  expect(await harness.call('DescribeExecution', child)).toMatchObject({ mapRunArn, stateMachineArn, status: 'SUCCEEDED' });
  const machine = await harness.call<{ definition: string }>('DescribeStateMachineForExecution', child);
  expect(machine).toMatchObject({ stateMachineArn, mapRunArn, label: 'rows' });
  expect(JSON.parse(machine.definition)).toMatchObject({ StartAt: 'One' });
  // Those of the parent are not among them.
  const parents = await harness.call('ListExecutions', { stateMachineArn: stateMachineArn.split('/')[0] });
  expect(parents).toMatchObject({ executions: [{ executionArn }] });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html
test('UpdateMapRun lets more children run at once and more items fail, at once', async () => {
  const { services, release } = gate();
  harness = new Harness({ services });
  const executionArn = await harness.start(numbers({ Items: ['hold', 2, 1], MaxConcurrency: 1 }));
  const { mapRunArn } = await until(executionArn, ({ itemCounts }) => itemCounts.running === 1);
  await harness.call('UpdateMapRun', { mapRunArn, maxConcurrency: 3, toleratedFailureCount: 1 });
  expect(await until(executionArn, ({ itemCounts }) => itemCounts.failed === 1)).toMatchObject({
    maxConcurrency: 3,
    itemCounts: { succeeded: 1, running: 1 },
  });
  release();
  expect((await harness.end(executionArn)).status).toBe('SUCCEEDED');
  await expect(harness.call('UpdateMapRun', { mapRunArn, maxConcurrency: 1 })).rejects.toMatchObject({ code: 'ValidationException' });
});

test('a stopped parent aborts its Map Run and its children, and leaves the rest pending', async () => {
  harness = new Harness({ services: gate().services });
  const executionArn = await harness.start(numbers({ Items: [2, 'hold', 4], MaxConcurrency: 1 }));
  await until(executionArn, ({ itemCounts }) => itemCounts.running === 1 && itemCounts.succeeded === 1);
  await harness.call('StopExecution', { executionArn });
  expect(await until(executionArn, ({ status }) => status !== 'RUNNING')).toMatchObject({
    status: 'ABORTED',
    itemCounts: { succeeded: 1, aborted: 1, pending: 1, running: 0 },
  });
  expect((await harness.types(executionArn)).at(-1)).toBe('ExecutionAborted');
});

test('too many failed items end the Map Run with the documented error and abort the other children', async () => {
  harness = new Harness({ services: gate().services });
  const executionArn = await harness.start(numbers({ Items: ['hold', 1, 2], MaxConcurrency: 2 }));
  expect(await harness.end(executionArn)).toMatchObject({
    ...{ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' },
    cause: 'The specified tolerated failure threshold was exceeded',
  });
  expect(await mapRun(executionArn)).toMatchObject({ status: 'FAILED', itemCounts: { failed: 1, aborted: 1, pending: 1 } });
});

test.each([
  ['by number', { ToleratedFailureCountPath: '$.n' }, { n: 1 }],
  ['by percentage', { ToleratedFailurePercentagePath: '$.p' }, { p: 34 }],
])('what is tolerated %s may come from the state input', async (_title, more, input) => {
  harness = new Harness({ services: gate().services });
  const f = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const Only = { ...distributed({ ItemsPath: '$.items', ...more }, { Type: 'Task', Resource: f, End: true }), End: true };
  const output = await harness.output({ StartAt: 'Only', States: { Only } }, { ...input, items: [2, 1, 4] });
  // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html: a failed child is described whatever the transformation
  expect(output).toEqual([2, expect.objectContaining({ Status: 'FAILED', Error: 'Odd', Input: '1' }), 4]);
});

test.each([
  ['ToleratedFailurePercentage', 101],
  ['ToleratedFailureCount', -1],
  ['MaxConcurrency', 1.5],
])('%s can not be %d', async (field, value) => {
  harness = new Harness();
  const ended = await harness.run(single(distributed({ Items: [1], [field]: `{% ${value} %}` })));
  expect(ended.status).toBe('FAILED');
  expect(ended.cause).toContain(field);
});

test('writes what had not been started to PENDING, when the Map Run fails', async () => {
  const { objects, s3 } = fakeS3({});
  harness = new Harness({ services: { ...gate().services, s3 } });
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'out' } };
  const executionArn = await harness.start(numbers({ Items: [1, 2], MaxConcurrency: 1, ResultWriter }));
  await harness.end(executionArn);
  const run = await mapRun(executionArn);
  const folder = `out/${run.mapRunArn.split(':').at(-1) ?? ''}`;
  expect(JSON.parse(String(objects[`${folder}/PENDING_0.json`]))).toEqual([
    { Input: '2', InputDetails: { Included: true }, Status: 'PENDING' },
  ]);
  expect(JSON.parse(String(objects[`${folder}/FAILED_0.json`]))).toMatchObject([
    { Status: 'FAILED', Error: 'Odd', RedriveCount: 0, RedriveStatus: 'REDRIVABLE_BY_MAP_RUN' },
  ]);
  expect(run.itemCounts).toMatchObject({ resultsWritten: 1 });
});

test.each([
  ['COMPACT', 'JSON', '[[1,2],3]'],
  ['FLATTEN', 'JSON', '[1,2,3]'],
  ['COMPACT', 'JSONL', '[1,2]\n3\n'],
])('WriterConfig %s and %s write %j', async (Transformation, OutputType, text) => {
  const { objects, s3 } = fakeS3({});
  harness = new Harness({ services: { s3 } });
  const ResultWriter = {
    ...{ Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'out' } },
    WriterConfig: { Transformation, OutputType },
  };
  await harness.output(single(distributed({ Items: [[1, 2], 3], ResultWriter })));
  expect(Object.entries(objects).find(([key]) => key.includes('SUCCEEDED'))).toEqual([
    expect.stringMatching(OutputType === 'JSON' ? /_0\.json$/ : /_0\.jsonl$/),
    text,
  ]);
});

test('WriterConfig alone only transforms the result', async () => {
  harness = new Harness();
  const ResultWriter = { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } };
  expect(await harness.output(single(distributed({ Items: [[1, 2], 3], ResultWriter })))).toEqual([1, 2, 3]);
});

test('a retried Map starts a new Map Run', async () => {
  let calls = 0;
  const f = (): void => {
    calls += 1;
    if (calls === 1) {
      throw named('Once');
    }
  };
  harness = new Harness({ services: functions({ f }) });
  const Retry = [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'] }];
  const executionArn = await harness.start(numbers({ Items: [1], Retry }));
  expect((await harness.end(executionArn)).status).toBe('SUCCEEDED');
  const { mapRuns } = await harness.call<{ mapRuns: object[] }>('ListMapRuns', { executionArn });
  expect(mapRuns).toHaveLength(2);
});

// In no page; measured on AWS in https://github.com/floci-io/floci/pull/3167
test('the events that sum up a Map Run are passed by', async () => {
  harness = new Harness();
  const executionArn = await harness.start(single(distributed({ Items: [1, 2] })));
  await harness.end(executionArn);
  const events = (await harness.history(executionArn)) as { type: string; previousEventId: number }[];
  expect(events.map(({ type, previousEventId }) => `${type} ${previousEventId}`)).toEqual([
    ...['ExecutionStarted 0', 'MapStateEntered 0', 'MapStateStarted 2', 'MapRunStarted 3'],
    ...['MapRunSucceeded 4', 'MapStateSucceeded 5', 'MapStateExited 4', 'ExecutionSucceeded 7'],
  ]);
});

test('no items make a Map Run without children', async () => {
  harness = new Harness();
  expect(await harness.output(single(distributed({ Items: [] })))).toEqual([]);
});
