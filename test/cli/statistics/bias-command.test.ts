import { readFileSync } from 'node:fs';
import { biasCommand } from '../../../cli/statistics/bias-command';
import { ARRESTS } from '../../stats/bias/arrests';
import { pathOf, run, written } from './sample-files';

const ROWS = ARRESTS.flatMap(({ group, disadvantaged, label, predicted, rows }) =>
  Array.from({ length: rows }, () => `${group ?? ''},${disadvantaged ? 'Black' : 'White'},${label},${predicted ? 'Yes' : 'No'}`),
);
const FILE = written('arrests.csv', ['checks,colour,released,predicted', ...ROWS, ''].join('\n'));
const ARGUMENTS = ['--data', FILE, '--label', 'released', '--positive', 'Yes', '--facet', 'colour', '--facet-value', 'Black'];

const bias = (...args: string[]) => run(biasCommand(), ...args, '--json', pathOf('bias.json'));
const stored = () => JSON.parse(readFileSync(pathOf('bias.json'), 'utf8')) as Record<'preTraining' | 'postTraining', object>;

test('measures labels and predictions', async () => {
  const { exitCode, printed } = await bias(...ARGUMENTS, '--prediction', 'predicted', '--group', 'checks');
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/labels +DPL +0\.1166 +0\.\d+ +0\.\d+ +difference in proportions of labels/);
  expect(printed).toContain('facet d: colour Black, 1288 rows; facet a: all other 3938 rows');
  const { preTraining, postTraining } = stored();
  expect(Object.keys(preTraining)).toEqual(['CI', 'DPL', 'KL', 'JS', 'LP', 'TVD', 'KS', 'CDDL']);
  expect(Object.keys(postTraining)).toEqual(['DPPL', 'DI', 'DCA', 'DCR', 'DAR', 'DRR', 'RD', 'SD', 'AD', 'TE', 'CDDPL', 'GE']);
  expect(postTraining).toMatchObject({ DI: { value: expect.closeTo(0.711801, 6), low: expect.any(Number), high: expect.any(Number) } });
});

test('labels alone have no metrics of predictions, and no conditional one without groups', async () => {
  await bias(...ARGUMENTS);
  expect(stored()).toMatchObject({ version: 1, rows: 5226, postTraining: {} });
  expect(stored().preTraining).not.toHaveProperty('CDDL');
});

const people = (facet: (age: number) => number): string =>
  ['age,score,paid', ...Array.from({ length: 60 }, (_, age) => `${age},${facet(age)},${age % 2}`), ''].join('\n');

test('a number is a threshold of a column with many, and scores decide, are mended and find like rows', async () => {
  const path = written(
    'people.csv',
    people((age) => (age > 40 ? 0.4 : 0.6)),
  );
  const { printed } = await bias(
    ...['--data', path, '--label', 'paid', '--positive', '1', '--facet', 'age', '--facet-value', '40'],
    ...['--score', 'score', '--features', 'age'],
  );
  expect(printed).toContain('facet d: age above 40, 19 rows; facet a: all other 41 rows');
  expect(printed).toMatch(/thresholds of \S+ for facet a and \S+ for facet d make DPPL 0 instead of 1/);
  expect(stored()).toMatchObject({ postTraining: { DPPL: { value: 1 }, DI: { value: 0 }, FT: { value: 1 } } });
});

test('several values may be meant, and infinity is a text', async () => {
  const path = written('shops.csv', 'shop,good\na,1\na,1\nb,1\nc,1\nc,0\nd,0\n');
  await bias('--data', path, '--label', 'good', '--positive', '1', '--facet', 'shop', '--facet-value', 'a', 'b');
  expect(stored()).toMatchObject({
    facet: { disadvantaged: 'a or b', rows: { disadvantaged: 3 } },
    preTraining: { KL: { value: 'Infinity' } },
  });
});

test.each([
  ['a header alone', 'f,y\n'],
  ['one facet', 'f,y\nx,1\nx,0\n'],
  ['facets that are missing', 'f,y\n,1\n,0\n'],
])('%s exits with 4', async (name, text) => {
  const path = written(`${name}.csv`, text);
  const { exitCode, printed } = await bias('--data', path, '--label', 'y', '--positive', '1', '--facet', 'f', '--facet-value', 'x');
  expect(exitCode).toBe(4);
  expect(printed).toContain('not enough data: both facets need a row');
});

test.each([
  ['Green', ['--facet-value', 'Green'], 'column colour: there must be a value that is Green, there are Black, White'],
  ['Maybe', ['--positive', 'Maybe'], 'column released: there must be a value that is Maybe, there are No, Yes'],
  [
    'checks',
    ['--prediction', 'checks'],
    'column checks: predictions must be in the words of the labels No, Yes, got "0, 1, 2, 3, 4, 5, 6"',
  ],
])('%s is an error that names what there is', async (_, flags, message) => {
  await expect(bias(...ARGUMENTS, ...flags)).rejects.toThrow(`${FILE}: ${message}`);
});
