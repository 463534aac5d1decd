import { manifestOf } from '../../../lambda/commit-batch/core';
import type { BatchPart } from '../../../lambda/shared/batch/part';
import type { BatchPlan } from '../../../lambda/shared/batch/plan';

const PLAN: BatchPlan = {
  batchId: 'b',
  planId: 'p',
  input: 'm/batch-input/',
  modelPackageArn: 'arn/g/2',
  version: 2,
  prefix: 'm/batch/b/p/',
  rangesKey: '',
  manifestKey: '',
  ranges: 2,
  expected: 5,
};

const part = (range: string, change: Partial<BatchPart> = {}): BatchPart => ({
  range,
  key: `part-${range}`,
  bytes: 10,
  sha256: 'x',
  in: range === '00000' ? 3 : 2,
  scored: 2,
  quarantined: range === '00000' ? 1 : 0,
  quarantineKey: '',
  ...change,
});

const STORED = new Map([
  ['part-00000', 10],
  ['part-00001', 10],
]);

test('sums the parts, in the order of the ranges', () => {
  const manifest = manifestOf(PLAN, [part('00001'), part('00000')], STORED);
  expect(manifest).toMatchObject({ batchId: 'b', planId: 'p', version: 2, in: 5, scored: 4, quarantined: 1 });
  expect(manifest.parts.map(({ range }) => range)).toEqual(['00000', '00001']);
});

test.each<[string, BatchPart[], Partial<BatchPlan>, string]>([
  ['a range is missing', [part('00000')], {}, '2 ranges must end once each, got 1'],
  ['a range ended twice', [part('00000'), part('00000')], {}, '2 ranges must end once each, got 2'],
  ['there is one too many', [part('00000'), part('00001'), part('00001')], {}, '2 ranges must end once each, got 3'],
  ['a part is not stored', [part('00000'), part('00001', { key: 'part-00009' })], {}, 'part-00009 must have 10 bytes, got nothing'],
  ['a part is another one', [part('00000'), part('00001', { bytes: 11 })], {}, 'part-00001 must have 11 bytes, got 10'],
  ['a record is lost', [part('00000'), part('00001', { scored: 1 })], {}, 'range 00001 must score or quarantine its 2 records, got 1 + 0'],
  [
    'a record is scored twice',
    [part('00000'), part('00001', { scored: 3 })],
    {},
    'range 00001 must score or quarantine its 2 records, got 3 + 0',
  ],
  ['the input is not whole', [part('00000'), part('00001')], { expected: 6 }, 'the input must have the 6 records of its manifest, got 5'],
])('publishes nothing when %s', (_, results, plan, reason) => {
  expect(() => manifestOf({ ...PLAN, ...plan }, results, STORED)).toThrow(reason);
});
