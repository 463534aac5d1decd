import { judgeSnapshot } from '../../../lambda/quality-gate/core';
import type { FeatureManifest, Split } from '../../../lambda/shared/feature-manifest';

type Counts = Record<Split, readonly [rows: number, positives: number]>;

const FINE: Counts = { train: [100_000, 20_000], validation: [10_000, 2100], test: [20_000, 5000] };

function snapshot(counts: Partial<Counts> = {}, missingDays: string[] = []): FeatureManifest {
  const parts = Object.entries({ ...FINE, ...counts }).map(([name, [rows, positives]]) => ({
    name: name as Split,
    from: '2001-01-01',
    to: '2001-02-01',
    prefix: `${name}/`,
    rows,
    positives,
    files: [],
  }));
  return { id: 'a1', mode: 'train', model: 'm', from: '2001-01-01', to: '2001-02-01', prefix: 'm/', missingDays, parts };
}

const judged = (counts?: Partial<Counts>, missingDays?: string[]) => judgeSnapshot(snapshot(counts, missingDays), 50_000);

test('passes a sound snapshot and says what it saw', () => {
  expect(judged()).toEqual({
    passed: true,
    reason:
      'train 100000 rows with 20.0 % positives, validation 10000 rows with 21.0 % positives, test 20000 rows with 25.0 % positives; ' +
      'no day is missing',
  });
});

test.each([
  ['few training rows', { train: [49_999, 10_000] }, 'the train split must have at least 50000 rows, got 49999'],
  ['few held-out rows', { test: [999, 200] }, 'the test split must have at least 1000 rows, got 999'],
  ['one class', { validation: [10_000, 0] }, 'the validation split must have both classes, got 0 positives in 10000 rows'],
  ['only positives', { test: [20_000, 20_000] }, 'the test split must have both classes, got 20000 positives in 20000 rows'],
  ['hardly any positives', { validation: [10_000, 10] }, 'must have between 0.5 % and 99.5 % positives, got 0.1 %'],
  ['a label that changed', { test: [20_000, 12_000] }, 'odds within a factor of 4), got 20.0 % and 60.0 %'],
] as const)('refuses %s', (_, counts, message) => {
  const verdict = judged(counts);
  expect(verdict.passed).toBe(false);
  expect(verdict.reason).toContain(message);
});

test('names every problem at once, missing days too', () => {
  const { reason } = judged({ train: [10, 0], test: [5, 5] }, ['2001-01-07', '2001-01-09']);
  expect(reason.split('; ')).toHaveLength(5);
  expect(reason).toContain('every day must have data, missing: 2001-01-07, 2001-01-09');
});
