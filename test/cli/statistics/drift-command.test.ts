import { driftCommand } from '../../../cli/statistics/drift-command';
import { json, orders, pathOf, run, written } from './sample-files';

const BASELINE = written('baseline.csv', orders(400, 4));
const CALM = written('calm.csv', orders(380, 4));
const SHIFTED = written('shifted.csv', orders(400, 8, 100));
const EMPTY = written('empty.csv', 'id,price,colour,paid\n');

test('calm data exits with 0 and lists every column', async () => {
  const { printed, exitCode } = await run(driftCommand(), '--baseline', BASELINE, '--live', CALM);
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/^column +type +verdict +score +threshold +noise +q +reason\n/);
  expect(printed).toMatch(/\nid +integral +not-compared +not compared:/);
  expect(printed).toContain('\n\nno-drift: 0 of 3 columns drift');
});

test('drift exits with 3, and the JSON holds the documented fields', async () => {
  const { printed, exitCode } = await run(driftCommand(), '--baseline', BASELINE, '--live', SHIFTED, '--json', pathOf('drift.json'));
  expect(exitCode).toBe(3);
  expect(printed).toMatch(/^column.*\ncolour +string +drift/);
  expect(json('drift.json')).toMatchObject({ version: 1, verdict: 'drift', rows: { baseline: 400, live: 400 } });
  const price = json('drift.json').columns.find(({ name }) => name === 'price');
  expect(price).toEqual({
    name: 'price',
    type: 'fractional',
    verdict: 'drift',
    method: 'psi',
    score: expect.any(Number),
    threshold: 0.2,
    noiseFloor: expect.any(Number),
    pValue: expect.any(Number),
    qValue: expect.any(Number),
    missing: { baseline: 0, live: 0.25 },
    reason: expect.stringContaining('missing'),
    bins: expect.any(Array),
  });
});

test('a header only exits with 4', async () => {
  const { printed, exitCode } = await run(driftCommand(), '--baseline', BASELINE, '--live', EMPTY);
  expect(exitCode).toBe(4);
  expect(printed).toContain('not-enough-data: ');
});

test('options reach the comparison', async () => {
  const flags = [
    '--method',
    'js',
    '--threshold',
    '0.99',
    '--columns',
    'price,colour',
    '--ignore',
    'price',
    '--min-rows',
    '10',
    '--fdr',
    '0.01',
  ];
  const { exitCode } = await run(driftCommand(), '--baseline', BASELINE, '--live', SHIFTED, ...flags, '--json', pathOf('options.json'));
  expect(exitCode).toBe(0);
  expect(json('options.json').columns).toMatchObject([
    { name: 'id', verdict: 'not-compared' },
    { name: 'price', verdict: 'not-compared' },
    { name: 'colour', verdict: 'no-drift', method: 'js', threshold: 0.99 },
    { name: 'paid', verdict: 'not-compared' },
  ]);
});

test('a schema decides what a column is', async () => {
  const schema = written('schema.json', '[{"name":"price","type":"string"},{"name":"colour","compared":false}]');
  await run(driftCommand(), '--baseline', BASELINE, '--live', SHIFTED, '--schema', schema, '--json', pathOf('schema-drift.json'));
  expect(json('schema-drift.json').columns).toMatchObject([
    { name: 'price', type: 'string' },
    { name: 'colour', verdict: 'not-compared' },
  ]);
});

test("Model Monitor's files are written, and its statistics stand for the baseline", async () => {
  const paths = ['statistics', 'constraints', 'violations'].flatMap((name) => [`--${name}`, pathOf(`${name}.json`)]);
  await run(driftCommand(), '--baseline', BASELINE, '--live', BASELINE, '--statistics', pathOf('statistics.json'));
  const { exitCode, complained } = await run(driftCommand(), '--baseline', pathOf('statistics.json'), '--live', SHIFTED, ...paths);
  expect([exitCode, complained]).toEqual([3, '']);
  expect(json('statistics.json')).toMatchObject({ version: 0, dataset: { item_count: 400 } });
  expect(json('constraints.json').features.map(({ name }) => name)).toEqual(['id', 'price', 'colour', 'paid']);
  expect(json('violations.json').violations[0]).toEqual({
    feature_name: 'price',
    constraint_check_type: 'completeness_check',
    description: 'Completeness requirement is not met. Expected: 100.0%. Observed: Only 75.0% of data is present.',
  });
});

test.each([
  [['--live', '/nowhere/live.csv'], '/nowhere/live.csv: there must be a file of this name'],
  [['--live', CALM, '--columns', 'cost'], 'columns must name columns of the data (id, price, colour, paid), got cost'],
  [['--live', CALM, '--ignore', 'cost'], 'ignore must name columns of the data (id, price, colour, paid), got cost'],
  [['--live', CALM, '--threshold', 'high'], 'must be a number, got high'],
  [['--live', written('ragged.csv', 'id,price\n1,2\n3\n')], 'ragged.csv:3'],
  [['--live', written('constraints-only.json', '{"version":0,"features":[]}')], 'constraints hold no distribution'],
])('%j fails: %s', async (args, message) => {
  await expect(run(driftCommand(), '--baseline', BASELINE, ...args)).rejects.toThrow(message);
});
