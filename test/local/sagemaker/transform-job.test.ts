import { gzipSync } from 'node:zlib';
import type { DescribeTransformJobResponse } from '@aws-sdk/client-sagemaker';
import { eventually, sagemakerLab } from './sagemaker-lab';

type Lab = Awaited<ReturnType<typeof sagemakerLab>>;
let lab: Lab;

beforeEach(async () => {
  lab = await sagemakerLab();
  await lab.createModel('adder');
});
afterEach(() => lab.cloud.stop());

async function transform(changes: object = {}, source: object = {}): Promise<DescribeTransformJobResponse> {
  await lab.call('CreateTransformJob', {
    TransformJobName: 'job-1',
    ModelName: 'adder',
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://lab/in/' } },
      ContentType: 'text/csv',
      SplitType: 'Line',
      ...source,
    },
    TransformOutput: { S3OutputPath: 's3://lab/out/', Accept: 'text/csv', AssembleWith: 'Line' },
    TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
    ...changes,
  });
  return eventually(
    () => lab.call<DescribeTransformJobResponse>('DescribeTransformJob', { TransformJobName: 'job-1' }),
    (job) => job.TransformJobStatus !== 'InProgress',
  );
}

test('writes one output per input, under the same relative key', async () => {
  await lab.put('in/a.csv', '1,2\n3,4\n');
  await lab.put('in/more/b.csv', '5,6\n');
  expect(await transform()).toMatchObject({ TransformJobStatus: 'Completed' });
  expect(await lab.keys('out/')).toEqual(['out/a.csv.out', 'out/more/b.csv.out']);
  expect(await lab.get('out/a.csv.out')).toBe('adder,3.0\nadder,7.0\n');
});

test('reads gzip, hides columns from the model, and joins them back', async () => {
  await lab.put('in/a.csv.gz', gzipSync('id 1,1,2\n"id, 2",3,4\n'));
  const job = await transform(
    { DataProcessing: { InputFilter: '$[1:]', JoinSource: 'Input', OutputFilter: '$[0,-1]' } },
    { CompressionType: 'Gzip' },
  );
  expect(job.FailureReason).toBeUndefined();
  expect(await lab.get('out/a.csv.gz.out')).toBe('id 1,3.0\n"id, 2",7.0\n');
});

test('keeps the order of the records when several requests run at once', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `${i},0`);
  await lab.put('in/a.csv', rows.join('\n'));
  await transform({ BatchStrategy: 'SingleRecord', MaxConcurrentTransforms: 8 });
  expect(await lab.get('out/a.csv.out')).toBe(rows.map((_, i) => `adder,${i}.0\n`).join(''));
});

test('fails as a whole for one bad record, and names its file', async () => {
  await lab.put('in/a.csv', '1,2\nx,4\n');
  const job = await transform();
  expect(job.TransformJobStatus).toBe('Failed');
  expect(job.FailureReason).toMatch(
    /^AlgorithmError: the model answered 500 for records of in\/a.csv: could not convert string to float: 'x'/,
  );
});

test('fails when the prefix is empty', async () => {
  expect((await transform()).FailureReason).toMatch('No S3 objects found under S3 URL s3://lab/in/');
});

test('fails when the container does not start', async () => {
  await lab.put('in/a.csv', '1,2\n');
  await lab.createModel('broken', 'raise SystemExit(1)');
  expect((await transform({ ModelName: 'broken' })).FailureReason).toMatch('AlgorithmError: the container ended before it listened');
});

test('refuses a filter that AWS does not know before it starts', async () => {
  await expect(transform({ DataProcessing: { InputFilter: '$..x' } })).rejects.toThrow(
    "a filter of batch transform can't have ..x in $..x",
  );
});
