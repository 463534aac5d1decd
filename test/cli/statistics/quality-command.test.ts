import { qualityCommand } from '../../../cli/statistics/quality-command';
import { json, orders, pathOf, run, written } from './sample-files';

const BASELINE = written('baseline.csv', orders(400, 4));
const CONSTRAINTS = written(
  'constraints.json',
  JSON.stringify({
    version: 0,
    features: [
      { name: 'price', inferred_type: 'Fractional', completeness: 0.9 },
      ...['id', 'colour', 'paid'].map((name) => ({ name, inferred_type: 'Unknown' })),
    ],
  }),
);

test('data like the baseline exits with 0', async () => {
  const { printed, exitCode } = await run(qualityCommand(), '--baseline', BASELINE, '--live', written('calm.csv', orders(390, 4)));
  expect([exitCode, printed]).toEqual([
    0,
    expect.stringMatching(/^ok: 0 violations of \d+ constraints \(400 baseline and 390 live rows\)$/),
  ]);
});

test('violations exit with 3, and the JSON lists column, check and description', async () => {
  const live = written('broken.csv', orders(400, 5, 40).replace('\n400,', '\n399,'));
  const { printed, exitCode } = await run(qualityCommand(), '--baseline', BASELINE, '--live', live, '--json', pathOf('quality.json'));
  expect(exitCode).toBe(3);
  expect(printed).toContain('violations: 3 violations of');
  expect(json('quality.json')).toMatchObject({
    version: 1,
    verdict: 'violations',
    rows: { baseline: 400, live: 400 },
    violations: [
      { column: 'id', check: 'uniqueness', description: '1 rows repeat a value that must be unique' },
      { column: 'price', check: 'completeness', description: '90% of 400 rows have a value; at least 100% must' },
      { column: 'colour', check: 'domain', description: expect.stringContaining('unknown: "colour 4" (80)') },
    ],
  });
});

test("Model Monitor's constraints stand for the baseline", async () => {
  const calm = await run(qualityCommand(), '--baseline', CONSTRAINTS, '--live', written('some.csv', orders(400, 4, 40)));
  expect(calm).toMatchObject({ exitCode: 0, printed: 'ok: 0 violations of 2 constraints (400 live rows)' });
  const broken = await run(qualityCommand(), '--baseline', CONSTRAINTS, '--live', written('many.csv', orders(400, 4, 80)));
  expect(broken).toMatchObject({ exitCode: 3, printed: expect.stringContaining('80% of 400 rows have a value; at least 90% must') });
});

test('a header only exits with 4', async () => {
  const { exitCode } = await run(qualityCommand(), '--baseline', BASELINE, '--live', written('empty.csv', 'id,price,colour,paid\n'));
  expect(exitCode).toBe(4);
});
