import { readFileSync } from 'node:fs';
import { performanceCommand } from '../../../cli/statistics/performance-command';
import { FIRST, LABELS, SECOND } from '../../stats/performance/golden-scores';
import { pathOf, run, written } from './sample-files';

const csv = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');
const at = (scores: Float64Array, row: number): string => String(scores[row]);

const SCORED = written(
  'scored.csv',
  csv(
    'y,s',
    Array.from(LABELS, (label, row) => `${label},${at(FIRST, row)}`),
  ),
);

function stored(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(pathOf(name), 'utf8')) as Record<string, unknown>;
}

const performance = (...args: string[]) => run(performanceCommand(), ...args, '--json', pathOf('result.json'));

test('scores give the metrics of decisions and of probabilities', async () => {
  const { exitCode, printed } = await performance('--data', SCORED, '--label', 'y', '--score', 's');
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/^metric +value +low +high\naccuracy +0\.7 /);
  expect(printed).toContain('binary, 40 labelled rows');
  const result = stored('result.json');
  expect(result).toMatchObject({ version: 1, problem: 'binary', rows: 40, unlabelled: 0 });
  // scikit-learn 1.9.1 and SciPy 1.17.1, as in the engine's tests.
  expect(result['metrics']).toEqual({
    accuracy: { value: 0.7, low: expect.closeTo(0.5456998118185507, 12), high: expect.closeTo(0.8192515477025347, 12) },
    precision: expect.objectContaining({ value: 9 / 14 }),
    recall: expect.objectContaining({ value: 0.5625 }),
    f1: expect.objectContaining({ value: expect.closeTo(0.6, 12) }),
    auc: expect.objectContaining({ value: expect.closeTo(0.6861979166666666, 12) }),
    ece: expect.objectContaining({ value: expect.closeTo(0.1095, 12), low: 0 }),
    brier: expect.objectContaining({ value: expect.closeTo(0.20794, 12) }),
    logLoss: expect.objectContaining({ value: expect.closeTo(0.6012144566460993, 12) }),
  });
  expect(result).toMatchObject({ bestF1: { threshold: 0.43 }, curve: { 0: { threshold: 'Infinity' }, length: 31 } });
});

test('the threshold decides', async () => {
  await performance('--data', SCORED, '--label', 'y', '--score', 's', '--threshold', '0.43');
  expect(stored('result.json')).toMatchObject({ metrics: { f1: { value: 0.6111111111111112 } } });
});

test('predictions in words need a positive label', async () => {
  const words = written('words.csv', csv('y,p', ['good,good', 'good,bad', 'bad,bad', 'bad,bad', ',bad']));
  await expect(performance('--data', words, '--label', 'y', '--prediction', 'p')).rejects.toThrow(
    `${words}: column y: it must be told which label is positive: one of bad, good (--positive)`,
  );
  const { printed } = await performance('--data', words, '--label', 'y', '--prediction', 'p', '--positive', 'good');
  expect(printed).toContain('binary, 4 labelled rows, 1 without a label left out');
  expect(stored('result.json')).toMatchObject({
    unlabelled: 1,
    metrics: { accuracy: { value: 0.75 }, precision: { value: 1 }, recall: { value: 0.5 } },
    confusion: { truePositives: 1, falsePositives: 0, falseNegatives: 1, trueNegatives: 2 },
  });
});

test('numbers are a regression', async () => {
  const numbers = written(
    'numbers.csv',
    csv(
      'y,p',
      Array.from(FIRST, (label, row) => `${label},${at(SECOND, row)}`),
    ),
  );
  await performance('--data', numbers, '--label', 'y', '--prediction', 'p');
  expect(stored('result.json')).toMatchObject({
    problem: 'regression',
    metrics: {
      mae: { value: expect.closeTo(0.1045, 12) },
      rmse: { value: expect.closeTo(0.1335851788186099, 12) },
      r2: { value: expect.closeTo(0.46883557566376943, 12) },
    },
  });
});

test('three words are three classes', async () => {
  const classes = written('classes.csv', csv('y,p', ['a,a', 'b,b', 'c,b', 'a,a']));
  await performance('--data', classes, '--label', 'y', '--prediction', 'p');
  expect(stored('result.json')).toMatchObject({
    problem: 'multiclass',
    metrics: { accuracy: { value: 0.75 }, macroRecall: { value: 2 / 3 } },
  });
});

test.each([
  ['a header alone', 'y,s\n', 'not enough data: metrics need 2 labelled rows of each class, got 0 positive and 0 negative'],
  ['labels of one class', 'y,s\n1,0.5\n1,0.6\n', 'got 2 positive and 0 negative'],
])('%s exits with 4', async (name, text, reason) => {
  const { exitCode, printed } = await performance('--data', written(`${name}.csv`, text), '--label', 'y', '--score', 's');
  expect(exitCode).toBe(4);
  expect(printed).toContain(reason);
  expect(stored('result.json')).toMatchObject({ version: 1, metrics: {} });
});

test.each([
  ['text for a score', 'y,s\n1,0.5\n0,high\n', ['--score', 's'], ':3: column s: must be a number, got "high"'],
  ['no score', 'y,s\n1,\n', ['--score', 's'], ':2: column s: must be a number, got "nothing"'],
  ['a score above 1', 'y,s\n1,1.5\n', ['--score', 's'], ':2: column s: must be from 0 to 1, got 1.5'],
  [
    'a score as a prediction',
    'y,p\n1,1\n0,0.5\n',
    ['--prediction', 'p'],
    ':3: column p: must be one of the labels 0, 1 (scores go with --score), got "0.5"',
  ],
  ['no prediction', 'y,p\n1,\n', ['--prediction', 'p'], ':2: column p: must be a prediction, got nothing'],
  ['text for a number', 'y,p\n1,x\n', ['--prediction', 'p', '--problem', 'regression'], ':2: column p: must be a number, got "x"'],
  ['no such column', 'y,s\n1,1\n', ['--score', 'z'], ': column z: there must be such a column, the columns are y, s'],
  ['a field too many', 'y,s\n1,0.5,3\n', ['--score', 's'], ':2: column 3: a row must have 2 fields, got "3"'],
])('%s is an error that names file, line and column', async (name, text, flags, message) => {
  const path = written(`wrong ${name}.csv`, text);
  await expect(performance('--data', path, '--label', 'y', ...flags)).rejects.toThrow(`${path}${message}`);
});

test('something must be predicted', async () => {
  await expect(performance('--data', SCORED, '--label', 'y')).rejects.toThrow('--prediction or --score must name a column');
});
