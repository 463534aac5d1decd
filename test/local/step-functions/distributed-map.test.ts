import { gzipSync } from 'node:zlib';
import { AccessDenied } from '../../../local/core/aws-error';
import type { Caller, Operation } from '../../../local/core/service';
import { functions, Harness, invoke, named, single } from './state-machine-harness';

/** An S3 of one bucket, `b`, that lists two objects a page. */
function fakeS3(objects: Record<string, string | Buffer>): { objects: typeof objects; s3: Record<string, Operation> } {
  const s3: Record<string, Operation> = {
    GetObject: ({ Key }: { Key: string }) => {
      const body = objects[Key];
      return body === undefined ? Promise.reject(new Error(`no object ${Key}`)) : Promise.resolve({ Body: Buffer.from(body) });
    },
    PutObject: ({ Key, Body }: { Key: string; Body: Buffer }) => {
      objects[Key] = Body.toString();
      return Promise.resolve({});
    },
    ListObjectsV2: ({ Prefix, ContinuationToken = '0' }: { Prefix: string; ContinuationToken?: string }) => {
      const keys = Object.keys(objects).filter((key) => key.startsWith(Prefix));
      const start = Number(ContinuationToken);
      const Contents = keys
        .slice(start, start + 2)
        .map((Key) => ({ Key, Size: 1, ETag: '"e"', LastModified: new Date(1_700_000_000_500) }));
      return Promise.resolve({ Contents, NextContinuationToken: start + 2 < keys.length ? String(start + 2) : undefined });
    },
  };
  return { objects, s3 };
}

function distributed(more: object, state: object = { Type: 'Pass', End: true }): object {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'One', States: { One: state } };
  return { Type: 'Map', ItemProcessor, ...more };
}

const reader = (operation: string, args: object, ReaderConfig: object = {}): object => ({
  ItemReader: { Resource: `arn:aws:states:::s3:${operation}`, ReaderConfig, Arguments: { Bucket: 'b', ...args } },
});

let harness: Harness;
afterEach(() => harness.cloud.stop());

test.each<[title: string, objects: Record<string, string | Buffer>, more: object, output: unknown]>([
  [
    'lists objects over several pages',
    { 'in/1': '', 'in/2': '', 'in/3': '' },
    { ...reader('listObjectsV2', { Prefix: 'in/' }), ItemSelector: '{% $states.context.Map.Item.Value.Key %}' },
    ['in/1', 'in/2', 'in/3'],
  ],
  [
    'describes listed objects as Step Functions does',
    { 'in/1': '' },
    reader('listObjectsV2', { Prefix: 'in/' }),
    [{ Key: 'in/1', Size: 1, Etag: '"e"', LastModified: 1_700_000_000, StorageClass: 'STANDARD' }],
  ],
  [
    'reads a JSON array at a pointer',
    { k: '{"a":{"rows":[1,2]}}' },
    reader('getObject', { Key: 'k' }, { InputType: 'JSON', ItemsPointer: '/a/rows' }),
    [1, 2],
  ],
  [
    'reads JSON lines up to MaxItems',
    { k: '{"a":1}\n{"a":2}\n{"a":3}\n' },
    reader('getObject', { Key: 'k' }, { InputType: 'JSONL', MaxItems: 2 }),
    [{ a: 1 }, { a: 2 }],
  ],
  [
    'reads CSV with a header row',
    { k: 'a,b\n1,"x, y"\n2,z\n' },
    reader('getObject', { Key: 'k' }, { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
    [
      { a: '1', b: 'x, y' },
      { a: '2', b: 'z' },
    ],
  ],
  [
    'reads CSV with given headers and delimiter',
    { k: '1|x\n' },
    reader('getObject', { Key: 'k' }, { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'], CSVDelimiter: 'PIPE' }),
    [{ a: '1', b: 'x' }],
  ],
  [
    'reads what an S3 inventory lists',
    {
      'manifest.json': JSON.stringify({
        destinationBucket: 'arn:aws:s3:::b',
        fileFormat: 'CSV',
        fileSchema: 'Bucket, Key',
        files: [{ key: 'data.csv.gz' }],
      }),
      'data.csv.gz': gzipSync('"b","in/1"\n"b","in/2"\n'),
    },
    reader('getObject', { Key: 'manifest.json' }, { InputType: 'MANIFEST' }),
    [
      { Bucket: 'b', Key: 'in/1' },
      { Bucket: 'b', Key: 'in/2' },
    ],
  ],
  [
    'reads the files of an Athena manifest',
    { m: 's3://b/p1\ns3://b/p2\n', p1: '{"a":1}\n', p2: '{"a":2}\n' },
    reader('getObject', { Key: 'm' }, { ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }),
    [{ a: 1 }, { a: 2 }],
  ],
  [
    'batches items by number, with common input',
    {},
    { Items: [1, 2, 3], ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { day: '{% $states.input.day %}' } } },
    [
      { BatchInput: { day: 'd' }, Items: [1, 2] },
      { BatchInput: { day: 'd' }, Items: [3] },
    ],
  ],
  [
    'batches items by size',
    {},
    { Items: ['aaaa', 'bbbb', 'cccc'], ItemBatcher: { MaxInputBytesPerBatch: 30 } },
    [{ Items: ['aaaa', 'bbbb'] }, { Items: ['cccc'] }],
  ],
])('%s', async (_title, objects, more, output) => {
  harness = new Harness({ services: { s3: fakeS3(objects).s3 } });
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

test('an object that can not be read is States.ItemReaderFailed', async () => {
  harness = new Harness({ services: { s3: fakeS3({}).s3 } });
  const ended = await harness.run(single(distributed(reader('getObject', { Key: 'gone' }, { InputType: 'JSON' }))));
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  expect(ended.cause).toContain('no object gone');
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
