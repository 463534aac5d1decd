import type { PlanInput } from '../../../lambda/plan-features/contract';
import { planFeatures } from '../../../lambda/plan-features/core';

const source = {
  model: 'flight-delay',
  dataset: 'flights',
  label: 'late',
  features: ['distance', 'origin'],
  sql: "SELECT * FROM {{dataset}} WHERE t >= TIMESTAMP '{{from}}' AND t < TIMESTAMP '{{to}}'",
};
const score: PlanInput = { request: { mode: 'score', from: '2001-02-01', to: '2001-02-03' }, source, attempt: 'first' };
const train: PlanInput = { ...score, request: { mode: 'train', from: '2001-01-01', to: '2001-02-01', validationDays: 3, testDays: 7 } };
const keys = ['flights/dt=2001-01-31/0a-0.parquet', 'flights/dt=2001-02-01/0b-0.parquet'];

test('renders one UNLOAD a split, with the label before the features', () => {
  const [, validation] = planFeatures(train, keys, 'bucket').parts;
  expect(validation?.query).toContain(
    `UNLOAD (\nSELECT late, distance, origin FROM (\nSELECT * FROM "flights" WHERE t >= TIMESTAMP '2001-01-22 00:00:00' AND t < TIMESTAMP '2001-01-25 00:00:00'\n)\n)`,
  );
  expect(validation?.query).toContain(
    `TO 's3://bucket/${validation?.prefix}' WITH (format = 'TEXTFILE', field_delimiter = ',', compression = 'gzip')`,
  );
});

test('renders rows to score as JSON lines with their ids and without the label', () => {
  const [rows] = planFeatures(score, keys, 'bucket').parts;
  expect(rows?.query).toContain('SELECT record_id, event_time, distance, origin FROM (');
  expect(rows?.query).toContain("WITH (format = 'JSON', compression = 'gzip')");
});

test('gives each attempt a place of its own and all of them one manifest', () => {
  const [first, second] = ['first', 'second'].map((attempt) => planFeatures({ ...score, attempt }, keys, 'bucket'));
  expect(first?.manifestKey).toBe(`flight-delay/score/${first?.id}/manifest.json`);
  expect(second?.manifestKey).toBe(first?.manifestKey);
  expect(second?.prefix).not.toBe(first?.prefix);
  expect(first?.prefix.startsWith(`flight-delay/score/${first.id}/`)).toBe(true);
});

test.each<[string, PlanInput, string[]]>([
  ['SQL', { ...score, source: { ...source, sql: `${source.sql} ` } }, keys],
  ['feature', { ...score, source: { ...source, features: ['distance'] } }, keys],
  ['range', { ...score, request: { ...score.request, to: '2001-02-02' } }, keys],
  ['row', score, ['flights/dt=2001-01-31/0c-0.parquet', ...keys.slice(1)]],
])('another %s is another id', (_, input, files) => {
  expect(planFeatures(input, files, 'bucket').id).not.toBe(planFeatures(score, keys, 'bucket').id);
});

test('files after the range do not change the id', () => {
  const later = [...keys, 'flights/dt=2001-02-03/0d-0.parquet'];
  expect(planFeatures(score, later, 'bucket').id).toBe(planFeatures(score, keys, 'bucket').id);
});

test('names the days without files', () => {
  expect(planFeatures(score, keys, 'bucket').missingDays).toEqual(['2001-02-02']);
});
