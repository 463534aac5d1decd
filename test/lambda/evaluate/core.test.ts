import type { ScoredCandidate } from '../../../lambda/evaluate/core';
import { challengerAndChampion, evaluationReport } from '../../../lambda/evaluate/core';
import { modelCard } from '../../../lambda/evaluate/model-card';
import { FIRST, LABELS, SECOND } from '../../stats/performance/golden-scores';
import { MODEL, manifestOf } from './snapshot';

const INPUT = { model: MODEL, trainingJobName: 'job', manifestKey: 'manifest.json', candidates: [] };
const MANIFEST = manifestOf({ train: { rows: 100, positives: 30 }, test: { rows: 40, positives: 16 } });

function candidate(role: 'challenger' | 'champion', scores: Float64Array, rowsSha256 = 'same'): ScoredCandidate {
  return {
    candidate: { role, transformPrefix: `${role}/`, ...(role === 'champion' ? { version: 3 } : {}) },
    scored: { labels: LABELS, scores, rowsSha256, probes: [] },
  };
}

test('reports the challenger alone when there is no champion', () => {
  const report = evaluationReport(INPUT, MANIFEST, [candidate('challenger', FIRST)]);
  expect(report).toMatchObject({
    model: 'flight-delay',
    snapshotId: '0a1b2c3d4e5f6071',
    test: { from: '2001-01-25', to: '2001-02-01' },
    challenger: { metrics: { rows: 40, positives: 16 } },
  });
  expect(report.challenger.reliability).toHaveLength(10);
  expect(report).not.toHaveProperty('champion');
  expect(report).not.toHaveProperty('difference');
});

test('compares with the champion on the same rows, whichever comes first', () => {
  const report = evaluationReport(INPUT, MANIFEST, [candidate('champion', SECOND), candidate('challenger', FIRST)]);
  expect(report.champion?.version).toBe(3);
  expect(report.difference?.auc.value).toBeCloseTo(-0.01171875, 12);
});

test('refuses candidates that scored different rows', () => {
  const both = [candidate('challenger', FIRST), candidate('champion', SECOND, 'other')];
  expect(() => evaluationReport(INPUT, MANIFEST, both)).toThrow('must have scored the same rows in the same order');
});

test('refuses rows that are not the test split', () => {
  const other = manifestOf({ test: { rows: 40, positives: 17 } });
  expect(() => evaluationReport(INPUT, other, [candidate('challenger', FIRST)])).toThrow('with 17 positives, got 16');
});

test.each([
  ['no challenger', ['champion']],
  ['two challengers', ['challenger', 'challenger']],
  ['two champions', ['challenger', 'champion', 'champion']],
] as const)('refuses %s', (_, roles) => {
  expect(() => challengerAndChampion(roles.map((role) => candidate(role, FIRST)))).toThrow(
    'must be one challenger and at most one champion',
  );
});

test('writes a model card in the schema of SageMaker, with intervals and the data it learned from', () => {
  const report = evaluationReport(INPUT, MANIFEST, [candidate('challenger', FIRST)]);
  expect(modelCard(MODEL, MANIFEST, report)).toMatchObject({
    model_overview: { model_name: 'flight-delay', model_owner: 'flight-operations' },
    training_details: { training_observations: '100 rows from 2001-01-01 to before 2001-01-22, 30 of them with late = 1' },
    evaluation_details: [
      {
        datasets: ['snapshot 0a1b2c3d4e5f6071, test split'],
        metric_groups: [
          {
            metric_data: expect.arrayContaining([
              { name: 'AUC', type: 'number', value: expect.closeTo(0.6862, 4), notes: '95 % interval 0.5063 to 0.8661' },
            ]),
          },
        ],
      },
    ],
    additional_information: { custom_details: { training_job_name: 'job', 'feature origin': 'Airport' } },
  });
});
