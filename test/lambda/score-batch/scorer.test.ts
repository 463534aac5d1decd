import type { AskModel } from '../../../lambda/score-batch/scorer';
import { ModelReplaced, RecordsRefused, Scorer } from '../../../lambda/score-batch/scorer';
import type { GoodRecord } from '../../../lambda/shared/batch/records';

const records = (count: number): GoodRecord[] =>
  Array.from({ length: count }, (_, i) => ({ offset: i, id: `r${i}`, values: [i], text: '' }));

/** A model that scores a row with its value, unless `fails` says otherwise. */
function model(fails: (row: number) => Error | undefined = () => undefined, variant = 'version-3') {
  const requests: string[] = [];
  const ask: AskModel = async (csv) => {
    requests.push(csv);
    const rows = csv.split('\n').map(Number);
    const error = rows.map(fails).find((found) => found !== undefined);
    if (error !== undefined) {
      throw error;
    }
    return Promise.resolve({ body: rows.map((row) => `${row}\n`).join(''), variant });
  };
  return { requests, ask };
}

test('asks once for many records', async () => {
  const { ask, requests } = model();
  expect(await new Scorer(ask, 3).score(records(3))).toEqual([{ score: 0 }, { score: 1 }, { score: 2 }]);
  expect(requests).toEqual(['0\n1\n2']);
});

test('finds the one record that the model refuses in a few requests', async () => {
  const { ask, requests } = model((row) => (row === 700 ? new RecordsRefused('no', false) : undefined));
  const outcomes = await new Scorer(ask, 3).score(records(1000));
  expect(outcomes.filter((outcome) => 'reason' in outcome)).toEqual([{ reason: 'the model refuses the record: no' }]);
  expect(outcomes[700]).toHaveProperty('reason');
  expect(requests.length).toBeLessThan(25);
});

test('gives a container that broke on a record two more chances', async () => {
  let left = 2;
  const { ask } = model(() => (left-- > 0 ? new RecordsRefused('it crashed', true) : undefined));
  const pauses: number[] = [];
  const scorer = new Scorer(ask, 3, () => Promise.resolve(pauses.push(1)));
  expect(await scorer.score(records(1))).toEqual([{ score: 0 }]);
  expect(pauses).toHaveLength(2);
});

test('quarantines a record on which the container breaks each time', async () => {
  const { ask, requests } = model(() => new RecordsRefused('it crashed', true));
  const [outcome] = await new Scorer(ask, 3, () => Promise.resolve()).score(records(1));
  expect([outcome, requests.length]).toEqual([{ reason: 'the model refuses the record: it crashed' }, 3]);
});

test('blames the model after 20 refusals in a row, and not when some succeed between', async () => {
  const broken = model(() => new RecordsRefused('no', false));
  await expect(new Scorer(broken.ask, 3).score(records(64))).rejects.toThrow('the model refuses 20 records in a row');
  const mixed = model((row) => (row % 2 === 0 ? new RecordsRefused('no', false) : undefined));
  const outcomes = await new Scorer(mixed.ask, 3).score(records(64));
  expect(outcomes.filter((outcome) => 'reason' in outcome)).toHaveLength(32);
});

test.each(['version-4', 'AllTraffic', ''])('refuses the answer of variant %j', async (variant) => {
  await expect(new Scorer(model(undefined, variant).ask, 3).score(records(1))).rejects.toThrow(ModelReplaced);
});

test.each(['0.1', '0.1\n0.2\n0.3', 'nan\n0.2', ''])('splits what is answered with %j to two records', async (body) => {
  const ask: AskModel = (csv) => Promise.resolve({ body: csv.includes('\n') ? body : '0.5', variant: 'version-3' });
  expect(await new Scorer(ask, 3).score(records(2))).toEqual([{ score: 0.5 }, { score: 0.5 }]);
});

test('hands on what is no refusal', async () => {
  const { ask } = model(() => new Error('throttled'));
  await expect(new Scorer(ask, 3).score(records(2))).rejects.toThrow('throttled');
});
