import { planFeatures } from '../../../lambda/plan-features/core';
import { manifestOf } from '../../../lambda/seal-features/core';
import { featureResult } from '../../../lambda/shared/feature-manifest';

const source = { model: 'm', dataset: 'd', label: 'y', features: ['x'], sql: '' };
const train = planFeatures(
  { request: { mode: 'train', from: '2001-01-01', to: '2001-01-04', validationDays: 1, testDays: 1 }, source, attempt: 'a' },
  [],
  'bucket',
);
const score = planFeatures({ request: { mode: 'score', from: '2001-01-01', to: '2001-01-02' }, source, attempt: 'a' }, [], 'bucket');
const file = (key: string, rows: number) => ({ key, rows, positives: 1, sha256: 'ab' });

test('sums the rows and positives of a part over its files', () => {
  const manifest = manifestOf(train, [[file('a', 3), file('b', 4)], [file('c', 1)], [file('d', 2)]]);
  expect(manifest.parts[0]).toMatchObject({ name: 'train', rows: 7, positives: 2 });
  expect(featureResult(manifest, train.manifestKey)).toEqual({
    snapshotId: train.id,
    prefix: train.prefix,
    from: '2001-01-01',
    to: '2001-01-04',
    rows: { train: 7, validation: 1, test: 2 },
    manifestKey: train.manifestKey,
  });
});

test('refuses a snapshot with an empty split', () => {
  expect(() => manifestOf(train, [[file('a', 3)], [], [file('d', 2)]])).toThrow(
    'the validation split from 2001-01-02 to 2001-01-03 must have rows, got none',
  );
});

test('takes a day without rows to score, and says nothing of labels', () => {
  const manifest = manifestOf(score, [[]]);
  expect(manifest.parts[0]).not.toHaveProperty('positives');
  expect(featureResult(manifest, score.manifestKey)).toMatchObject({ scoreId: score.id, rows: 0 });
});
