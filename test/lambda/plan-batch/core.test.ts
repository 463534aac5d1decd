import type { InputFile } from '../../../lambda/plan-batch/core';
import { planBatch, rangesOf, uploadedFile } from '../../../lambda/plan-batch/core';

const MIB = 1024 ** 2;
const file = (key: string, size: number, compressed = false): InputFile => ({ key, etag: '"e"', size, format: 'jsonl', compressed });
const REQUEST = { batchId: 'b', input: 'm/batch-input/', modelPackageArn: 'arn:aws:sagemaker:us-east-1:1:model-package/g/7' };

test('cuts plain files into ranges of 8 MiB and leaves compressed ones whole', () => {
  const ranges = [...rangesOf([file('a', 20 * MIB), file('b.gz', 100 * MIB, true), file('c', 5)])];
  expect(ranges.map(({ range, key, start, end }) => [range, key, start / MIB, end / MIB])).toEqual([
    ['00000', 'a', 0, 8],
    ['00001', 'a', 8, 16],
    ['00002', 'a', 16, 20],
    ['00003', 'b.gz', 0, 100],
    ['00004', 'c', 0, 5 / MIB],
  ]);
});

test('cuts larger input into larger ranges, so that the plan stays small', () => {
  const ranges = [...rangesOf([file('a', 5 * 1024 ** 4)])];
  expect(ranges).toHaveLength(10_000);
  expect(ranges.at(-1)?.end).toBe(5 * 1024 ** 4);
});

test('the same request has the same plan; another version, setting or file has another', () => {
  const plan = (change: { request?: object; settings?: object; files?: InputFile[] } = {}): string =>
    planBatch({ ...REQUEST, ...change.request }, { files: change.files ?? [file('a', 1)] }, { model: 'm', settings: change.settings ?? {} })
      .plan.planId;
  expect(plan()).toBe(plan());
  const others = [
    plan({ request: { modelPackageArn: 'arn:aws:sagemaker:us-east-1:1:model-package/g/8' } }),
    plan({ settings: { decisionThreshold: 0.3 } }),
    plan({ files: [{ ...file('a', 1), etag: '"f"' }] }),
  ];
  expect(new Set([plan(), ...others]).size).toBe(4);
});

test('names the version and where everything lies', () => {
  const { plan, ranges } = planBatch(REQUEST, { files: [file('a', 1)], expected: 3 }, { model: 'm', settings: {} });
  expect(plan).toMatchObject({ version: 7, ranges: 1, expected: 3, manifestKey: 'm/batch/b/manifest.json' });
  expect(plan.rangesKey).toBe(`m/batch/b/${plan.planId}/ranges.jsonl`);
  expect(ranges.endsWith('\n')).toBe(true);
});

test.each([
  ['x/1.csv', 'csv', false],
  ['x/1.CSV.jsonl.gz', 'jsonl', true],
  ['x/1.ndjson', 'jsonl', false],
  ['x/1.json.gz', 'jsonl', true],
])('reads the format off the name %s', (key, format, compressed) => {
  expect(uploadedFile({ key, etag: '"e"', bytes: 9 })).toEqual({ key, etag: '"e"', size: 9, format, compressed });
});

test.each(['x/1.parquet', 'x/1.csv.zip', 'x/manifest'])('refuses %s', (key) => {
  expect(() => uploadedFile({ key, etag: '', bytes: 1 })).toThrow(
    `${key} must end with .csv, .jsonl, .json or .ndjson, each also with .gz`,
  );
});
