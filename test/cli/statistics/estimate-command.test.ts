import { readFileSync } from 'node:fs';
import { estimateCommand } from '../../../cli/statistics/estimate-command';
import { seededRandom } from '../../../stats/resampling/random';
import { pathOf, run, written } from './sample-files';

/** Scores whose squares are probabilities. */
function scored(rows: number, seed: number): { score: number; label: number }[] {
  const random = seededRandom(seed);
  return Array.from({ length: rows }, () => {
    const score = random();
    return { score, label: random() < score ** 2 ? 1 : 0 };
  });
}

const LIVE = scored(2000, 2);
const reference = written(
  'reference.csv',
  ['score,label', ...scored(4000, 1).map(({ score, label }) => `${score},${label}`), ''].join('\n'),
);
const live = written('live.jsonl', LIVE.map(({ score }) => JSON.stringify({ score })).join('\n'));

test('estimates what the labels would give', async () => {
  const { exitCode, printed } = await run(
    estimateCommand(),
    ...['--reference', reference, '--live', live, '--score', 'score', '--json', pathOf('estimate.json')],
  );
  expect(exitCode).toBe(0);
  expect(printed).toContain('estimated for 2000 rows without labels, scores calibrated on 4000 reference rows');
  const result = JSON.parse(readFileSync(pathOf('estimate.json'), 'utf8')) as { metrics: Record<string, Record<string, number>> };
  expect(result).toMatchObject({ version: 1, rows: 2000, threshold: 0.5, calibration: { method: 'isotonic' } });
  expect(Object.keys(result.metrics)).toEqual(['accuracy', 'precision', 'recall', 'f1', 'auc']);
  const accuracy = LIVE.filter(({ score, label }) => (score >= 0.5 ? 1 : 0) === label).length / LIVE.length;
  const { low = NaN, high = NaN } = result.metrics['accuracy'] ?? {};
  expect(low).toBeLessThan(accuracy);
  expect(high).toBeGreaterThan(accuracy);
  expect(high - low).toBeLessThan(0.05);
});

test.each([
  ['no live row', 'score\n', reference],
  ['no labelled row', 'score\n0.5\n', written('unlabelled.csv', 'score,label\n0.5,\n')],
])('%s exits with 4', async (_, text, from) => {
  const { exitCode, printed } = await run(
    estimateCommand(),
    ...['--reference', from, '--live', written('few.csv', text), '--score', 'score'],
  );
  expect(exitCode).toBe(4);
  expect(printed).toContain('not enough data: an estimate needs a live row and 2 rows of each class in the reference');
});

test('a live score that is text is an error', async () => {
  const path = written('text.csv', 'score\n0.5\nhigh\n');
  await expect(run(estimateCommand(), '--reference', reference, '--live', path, '--score', 'score')).rejects.toThrow(
    `${path}:3: column score: must be a number, got "high"`,
  );
});
