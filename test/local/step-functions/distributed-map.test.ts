import { AccessDenied } from '../../../local/core/aws-error';
import type { Caller } from '../../../local/core/service';
import { distributed, fakeS3 } from './fake-s3';
import { functions, Harness, invoke, named, single } from './state-machine-harness';

let harness: Harness;
afterEach(() => harness.cloud.stop());

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
test.each<[title: string, more: object, output: unknown]>([
  [
    'batches items by number, with common input',
    { Items: [1, 2, 3], ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { day: '{% $states.input.day %}' } } },
    [
      { BatchInput: { day: 'd' }, Items: [1, 2] },
      { BatchInput: { day: 'd' }, Items: [3] },
    ],
  ],
  [
    'batches items by size',
    { Items: ['aaaa', 'bbbb', 'cccc'], ItemBatcher: { MaxInputBytesPerBatch: 30 } },
    [{ Items: ['aaaa', 'bbbb'] }, { Items: ['cccc'] }],
  ],
])('%s', async (_title, more, output) => {
  harness = new Harness();
  expect(await harness.output(single(distributed(more)), { day: 'd' })).toEqual(output);
});

test('writes results and a manifest, and gives where they are', async () => {
  const { objects, s3 } = fakeS3({});
  const half = (n: number): number => {
    if (n % 2 === 1) {
      throw named('Odd', `${n} is odd`);
    }
    return n / 2;
  };
  harness = new Harness({ services: { s3, ...functions({ half }) } });
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b', Prefix: 'out' } };
  const output = (await harness.output(
    single(distributed({ Items: [2, 3, 4], ResultWriter, ToleratedFailureCount: 1 }, { ...invoke('half'), End: true })),
  )) as { MapRunArn: string; ResultWriterDetails: { Key: string } };
  const folder = `out/${output.MapRunArn.split(':').pop() ?? ''}`;
  expect(output.ResultWriterDetails).toEqual({ Bucket: 'b', Key: `${folder}/manifest.json` });
  const read = (key: string): unknown => JSON.parse(String(objects[key]));
  expect(read(`${folder}/manifest.json`)).toMatchObject({
    DestinationBucket: 'b',
    ResultFiles: { FAILED: [{ Key: `${folder}/FAILED_0.json` }], PENDING: [], SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json` }] },
  });
  expect(read(`${folder}/SUCCEEDED_0.json`)).toMatchObject([
    { Status: 'SUCCEEDED', Input: '2', Output: '1' },
    { Status: 'SUCCEEDED', Input: '4', Output: '2' },
  ]);
  expect(read(`${folder}/FAILED_0.json`)).toMatchObject([{ Status: 'FAILED', Input: '3', Error: 'Odd' }]);
  const described = await harness.call('DescribeMapRun', { mapRunArn: output.MapRunArn });
  expect(described).toMatchObject({ status: 'SUCCEEDED', itemCounts: { total: 3, succeeded: 2, failed: 1, pending: 0, running: 0 } });
  const { executions } = await harness.call<{ executions: object[] }>('ListExecutions', {
    mapRunArn: output.MapRunArn,
    statusFilter: 'FAILED',
  });
  expect(executions).toHaveLength(1);
});

test.each([
  ['any failed item is too many by default', {}, false],
  ['a tolerated count', { ToleratedFailureCount: 2 }, true],
  ['a count that is exceeded', { ToleratedFailureCount: 1 }, false],
  ['a tolerated percentage', { ToleratedFailurePercentage: 50 }, true],
  ['a percentage that is exceeded', { ToleratedFailurePercentage: 49 }, false],
])('%s', async (_title, more, succeeds) => {
  const odd = (n: number): number => {
    if (n % 2 === 1) {
      throw named('Odd');
    }
    return n;
  };
  harness = new Harness({ services: functions({ odd }) });
  const ended = await harness.run(
    single(distributed({ Items: [1, 2, 3, 4], MaxConcurrency: 1, ...more }, { ...invoke('odd'), End: true })),
  );
  expect(ended).toMatchObject(succeeds ? { status: 'SUCCEEDED' } : { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
});

test('runs no more children at once than MaxConcurrency', async () => {
  let [running, most] = [0, 0];
  const slow = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  };
  harness = new Harness({ services: functions({ slow }) });
  await harness.output(single(distributed({ Items: '{% [1..9] %}', MaxConcurrency: 3 }, { ...invoke('slow'), End: true })));
  expect(most).toBe(3);
});

test('needs the right to start executions of the state machine itself', async () => {
  const authorize = (caller: Caller, { action, resource }: { action: string; resource: string }): void => {
    if (action === 'states:StartExecution' && caller.kind === 'role') {
      throw new AccessDenied(`not authorized to perform ${action} on ${resource}`);
    }
  };
  harness = new Harness({ ports: { authorize } });
  const ended = await harness.run(single(distributed({ Items: [1] })));
  expect(ended.status).toBe('FAILED');
  expect(ended.cause).toContain('states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:machine');
});
