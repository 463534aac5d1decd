import { BatchLab, CALM, version } from '../../../lambda/batch/batch-lab';
import { crashAt } from '../../../lambda/batch/clients';

const row = (id: string, distance: unknown = 100): string => `${JSON.stringify({ record_id: id, distance, origin: 'ATL' })}\n`;
const INPUT = { batchId: 'b', input: 'flights/batch-input/in/' };
const COUNTS = { in: 5, scored: 3, quarantined: 2 };

/** Two files with good and bad records, and one with bad ones alone. */
async function lab(): Promise<BatchLab> {
  const batch = await new BatchLab('transform').open();
  await batch.upload('1.jsonl', row('a1') + row('a2', 300));
  await batch.upload('2.jsonl', row('b1', 0) + row('b2', 600));
  await batch.upload('3.jsonl', row('c1', 'far'));
  return batch;
}

let made: BatchLab;
afterEach(async () => {
  expect([...made.transforms.models]).toEqual([]);
  await made.close();
});

async function expectWhole(batchId = 'b'): Promise<void> {
  const published = await made.published(batchId);
  expect(published?.manifest).toMatchObject(COUNTS);
  expect(published?.scored).toEqual(['a1 0.1', 'a2 0.3', 'b2 0.6']);
  expect(published?.bad.map(({ reason }) => reason)).toEqual([
    'distance must be at least 1, got 0',
    'distance must be an integer, got "far"',
  ]);
}

test('scores the good records by one job, and publishes them like the other engine', async () => {
  made = await lab();
  expect(await made.result()).toMatchObject({ outcome: 'scored', version: 1, ...COUNTS, parts: 3 });
  await expectWhole();
  expect(made.transforms.jobs.size).toBe(1);
});

test('starts no job when no record is good', async () => {
  made = await new BatchLab('transform').open();
  await made.upload('1.jsonl', row('a', 'far'));
  expect(await made.result()).toMatchObject({ in: 1, scored: 0, quarantined: 1 });
  expect(made.transforms.jobs.size).toBe(0);
});

test('finishes with the pinned version when the live one is replaced in the middle', async () => {
  made = await lab();
  made.weather = {
    ...CALM,
    after: ({ input }) => {
      made.live = input.Key?.includes('/transform-input/') === true ? 2 : made.live;
    },
  };
  expect(await made.result()).toMatchObject({ version: 1, ...COUNTS });
  expect(made.live).toBe(2);
});

test('ends as if nothing had happened when a function dies before or after any of its effects', async () => {
  made = await lab();
  const calm = crashAt(0, 'before');
  made.weather = calm;
  await made.result();
  const effects = calm.effects.length;
  expect(effects).toBe(12);
  for (let crash = 1; crash <= effects; crash += 1) {
    for (const moment of ['before', 'after'] as const) {
      const batchId = `crash-${crash}-${moment}`;
      made.weather = crashAt(crash, moment);
      expect(await made.result({ ...INPUT, batchId })).toMatchObject(COUNTS);
      made.weather = CALM;
      await expectWhole(batchId);
    }
  }
}, 30_000);

test('a record that the model refuses fails the job with its reason, and the model is deleted', async () => {
  made = await lab();
  made.model = version(1, (text) => (text.startsWith('600') ? new Error('no such airport') : undefined));
  const { status, cause } = await made.run();
  expect([status, cause]).toEqual(['FAILED', expect.stringContaining('no such airport')]);
  expect(await made.published()).toBeUndefined();
  made.model = version(1);
  expect(await made.result()).toMatchObject(COUNTS);
  await expectWhole();
});

test('answers that are fewer than the records publish nothing', async () => {
  made = await lab();
  made.model = () => ({ body: '', variant: '' });
  const { status, cause } = await made.run();
  expect([status, cause]).toEqual(['FAILED', expect.stringContaining('batch transform must answer a record id and a score')]);
  expect(await made.published()).toBeUndefined();
});

test('an artefact whose signature does not hold is never made a model', async () => {
  made = await lab();
  made.refusal = Object.assign(new Error('model.tar.gz is not what was signed'), { name: 'SignatureError' });
  const createModel = jest.spyOn(made.transforms.models, 'add');
  const { status, cause } = await made.run();
  expect([status, cause]).toEqual(['FAILED', expect.stringContaining('is not what was signed')]);
  expect(createModel).not.toHaveBeenCalled();
  expect(await made.published()).toBeUndefined();
});
