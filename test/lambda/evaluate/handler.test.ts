import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { EvaluateInput } from '../../../lambda/evaluate/contract';
import '../training-environment';
import { handler } from '../../../lambda/evaluate/handler';
import { memoryS3 } from '../memory-s3';
import { MODEL, manifestOf } from './snapshot';

const TRAIN = gzipSync('1,100,ORD,true\n0,300,SFO,false\n');
const TEST_ROWS = ['1,100,ORD,true', '0,200,SFO,false', '1,\\N,ORD,true', '0,400,,false'];
const FOLDER = 'flight-delay/evaluations/job';

const objects = new Map<string, Buffer>();

const json = (name: string): unknown => JSON.parse(objects.get(`artifacts/${name}`)?.toString() ?? '');
const score = (model: string, scores: readonly number[]) =>
  objects.set(`artifacts/t/${model}/0.gz.out`, Buffer.from(TEST_ROWS.map((row, i) => `${row},${scores[i] ?? ''}\n`).join('')));

beforeEach(() => {
  memoryS3(objects);
  objects.clear();
  const files = [{ key: 'train/0.gz', rows: 2, sha256: createHash('sha256').update(TRAIN).digest('hex') }];
  const manifest = manifestOf({ train: { rows: 2, positives: 1, files }, test: { rows: 4, positives: 2 } });
  objects.set('features/manifest.json', Buffer.from(JSON.stringify(manifest))).set('features/train/0.gz', TRAIN);
  score('new', [0.9, 0.1, 0.8, 0.2]);
  score('old', [0.9, 0.1, 0.15, 0.2]);
});

afterEach(() => {
  jest.restoreAllMocks();
});

const input: EvaluateInput = {
  model: MODEL,
  trainingJobName: 'job',
  manifestKey: 'manifest.json',
  candidates: [
    { role: 'challenger', transformPrefix: 't/new/' },
    { role: 'champion', transformPrefix: 't/old/', version: 1 },
  ],
};

test('stores the evaluation, the baseline, the probes and the model card, and answers with the metrics', async () => {
  const evaluation = await handler(input);
  expect(evaluation).toMatchObject({
    evaluationKey: `${FOLDER}/evaluation.json`,
    baselineKey: `${FOLDER}/baseline.json`,
    modelCardKey: `${FOLDER}/model-card.json`,
    challenger: { auc: { value: 1 } },
    champion: { auc: { value: 0.75 } },
    difference: { auc: { value: 0.25 } },
  });
  expect(json(evaluation.evaluationKey)).toMatchObject({ snapshotId: '0a1b2c3d4e5f6071', champion: { version: 1 } });
  expect(json(evaluation.baselineKey)).toMatchObject({ rows: 2 });
  expect(json(evaluation.modelCardKey)).toHaveProperty('evaluation_details');
  expect(json(`${FOLDER}/probes.json`)).toEqual([
    { row: '200,SFO,false', score: 0.1 },
    { row: '400,,false', score: 0.2 },
    { row: ',ORD,true', score: 0.8 },
    { row: '100,ORD,true', score: 0.9 },
  ]);
});

test('the answer is small enough for a state machine', async () => {
  expect(JSON.stringify(await handler(input)).length).toBeLessThan(4000);
});

test('refuses a snapshot that changed since it was sealed', async () => {
  objects.set('features/train/0.gz', gzipSync('1,100,ORD,true\n1,300,SFO,false\n'));
  await expect(handler(input)).rejects.toThrow('s3://features/train/0.gz must be as it was sealed');
});
