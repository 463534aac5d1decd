import fc from 'fast-check';
import { ModelError } from '@aws-sdk/client-sagemaker-runtime';
import { gzipSync } from 'node:zlib';
import { BatchLab, CALM, version } from '../../../lambda/batch/batch-lab';
import type { Weather } from '../../../lambda/batch/clients';
import { crashAt, crashesAt } from '../../../lambda/batch/clients';
import { named } from '../../../local/step-functions/state-machine-harness';

const row = (id: string, distance: unknown = 100): string => `${JSON.stringify({ record_id: id, distance, origin: 'ATL' })}\n`;
const INPUT = { batchId: 'b', input: 'flights/batch-input/in/' };

/** Two files with six records, two of which are bad. */
async function lab(): Promise<BatchLab> {
  const made = await new BatchLab().open();
  await made.upload('1.jsonl', `${row('a1')}\r\n${row('a2', 'far')}${row('a3', 300).trimEnd()}`);
  await made.upload('2.csv.gz', gzipSync('record_id,distance,origin,more\r\nb1,400,ATL,x\r\nb2,0,ATL,x\r\nb3,600,ATL,x\r\n'));
  return made;
}

const COUNTS = { in: 6, scored: 4, quarantined: 2 };
const SCORED = ['a1 0.1', 'a3 0.3', 'b1 0.4', 'b3 0.6'];

/** A refusal of the model's container. */
const refusal = (status = 400): ModelError =>
  new ModelError({ message: 'no', OriginalMessage: 'no such airport', OriginalStatusCode: status, $metadata: {} });

let made: BatchLab;
afterEach(() => made.close());

/** What must hold of every batch, whatever happened to it. */
async function expectWhole(batch: BatchLab, batchId = 'b'): Promise<void> {
  const published = await batch.published(batchId);
  expect(published?.manifest).toMatchObject(COUNTS);
  expect(published?.scored).toEqual(SCORED);
  expect(published?.bad).toHaveLength(COUNTS.quarantined);
}

test('scores every good record once and quarantines every bad one with its reason and place', async () => {
  made = await lab();
  expect(await made.result()).toEqual({
    outcome: 'scored',
    batchId: 'b',
    modelPackageArn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/plumbline-test-flights/1',
    version: 1,
    ...COUNTS,
    parts: 2,
    manifestKey: 'flights/batch/b/manifest.json',
  });
  await expectWhole(made);
  expect((await made.published())?.bad).toEqual([
    {
      key: 'flights/batch-input/in/1.jsonl',
      offset: 51,
      reason: 'distance must be an integer, got "far"',
      row: row('a2', 'far').trimEnd(),
    },
    { key: 'flights/batch-input/in/2.csv.gz', offset: 46, reason: 'distance must be at least 1, got 0', row: 'b2,0,ATL,x' },
  ]);
});

test('a record that the model refuses is found among good ones and quarantined', async () => {
  made = await lab();
  const many = Array.from({ length: 500 }, (_, i) => row(`c${i}`, i + 1)).join('');
  await made.upload('3.jsonl', many);
  made.model = version(1, (text) => (text.startsWith('250,') ? refusal() : undefined));
  expect(await made.result()).toMatchObject({ in: 506, scored: 503, quarantined: 3 });
  const published = await made.published();
  expect(published?.bad.at(-1)).toMatchObject({ reason: 'the model refuses the record: no such airport', row: row('c249', 250).trimEnd() });
  expect(new Set(published?.scored).size).toBe(503);
});

test('a model that refuses everything fails the batch instead of quarantining everything', async () => {
  made = await lab();
  await made.upload('3.jsonl', Array.from({ length: 100 }, (_, i) => row(`c${i}`)).join(''));
  made.model = version(1, () => refusal());
  const { status, cause } = await made.run();
  expect(status).toBe('FAILED');
  expect(cause).toContain('the model refuses 20 records in a row, so it is to blame: no such airport');
  expect(await made.published()).toBeUndefined();
});

test('waits while the endpoint is throttled', async () => {
  made = await lab();
  let throttled = 3;
  made.weather = {
    ...CALM,
    before: ({ operation }) => {
      if (operation === 'InvokeEndpoint' && throttled-- > 0) {
        throw named('ThrottlingException', 'Rate exceeded');
      }
    },
  };
  await made.result();
  await expectWhole(made);
});

test('a throttled endpoint that stays throttled fails the batch, and nothing is published', async () => {
  made = await lab();
  made.weather = only('InvokeEndpoint', () => named('ThrottlingException', 'Rate exceeded'));
  expect(await made.run()).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('Rate exceeded') as string });
  expect(await made.published()).toBeUndefined();
  made.weather = CALM;
  await made.result();
  await expectWhole(made);
});

test('ends as if nothing had happened when a function dies before or after any of its effects', async () => {
  made = await lab();
  const calm = crashAt(0, 'before');
  made.weather = calm;
  await made.result();
  const effects = calm.effects.length;
  expect(effects).toBe(8);
  for (let crash = 1; crash <= effects; crash += 1) {
    for (const moment of ['before', 'after'] as const) {
      const batchId = `crash-${crash}-${moment}`;
      made.weather = crashAt(crash, moment);
      expect(await made.result({ ...INPUT, batchId })).toMatchObject(COUNTS);
      made.weather = CALM;
      await expectWhole(made, batchId);
    }
  }
}, 30_000);

test('publishes every record once under any crashes, deliveries and runs', async () => {
  made = await lab();
  let batch = 0;
  const schedules = fc.array(fc.array(fc.boolean(), { maxLength: 24 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(schedules, fc.integer({ min: 1, max: 3 }), async (runs, deliveries) => {
      const batchId = `any-${(batch += 1)}`;
      made.deliveries = deliveries;
      for (const crashes of runs) {
        made.weather = crashesAt(crashes);
        await Promise.all([made.run({ ...INPUT, batchId }), made.run({ ...INPUT, batchId })]);
      }
      made.weather = CALM;
      expect(await made.result({ ...INPUT, batchId })).toMatchObject(COUNTS);
      await expectWhole(made, batchId);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('a range that is delivered twice at the same time is scored once', async () => {
  made = await lab();
  made.deliveries = 3;
  await made.result();
  await expectWhole(made);
});

test('two runs of the same batch at the same time publish one manifest', async () => {
  made = await lab();
  const [first, second] = await Promise.all([made.result(), made.result()]);
  expect(second).toEqual(first);
  await expectWhole(made);
});

test('a model that is replaced in the middle fails the batch, and the next run is scored by the new one alone', async () => {
  made = await lab();
  let asked = 0;
  made.model = (rows) => version((asked += 1) > 1 ? 2 : 1)(rows);
  const { status, cause } = await made.run();
  expect(status).toBe('FAILED');
  expect(cause).toContain('version-1 must score the whole batch, but version-2 answers');
  expect(await made.published()).toBeUndefined();

  made.live = 2;
  made.model = version(2);
  expect(await made.result()).toMatchObject({ version: 2, ...COUNTS });
  await expectWhole(made);
  const { manifest } = (await made.published()) ?? {};
  expect(manifest?.parts.every(({ key }) => key.includes(`/${manifest.planId}/`))).toBe(true);
});

test('a second run after a failure works on the failed ranges alone', async () => {
  made = await lab();
  let seen = 0;
  made.model = (rows) => {
    seen += rows.length;
    if (rows[0]?.startsWith('400') === true) {
      throw named('AccessDeniedException');
    }
    return version(1)(rows);
  };
  expect((await made.run()).status).toBe('FAILED');
  seen = 0;
  made.model = (rows) => {
    seen += rows.length;
    return version(1)(rows);
  };
  await made.result();
  expect(seen).toBe(2);
  await expectWhole(made);
});

test('the same batch again finds what is there; with another input it is refused', async () => {
  made = await lab();
  const first = await made.result();
  made.live = 2;
  made.weather = only('InvokeEndpoint', () => new Error('nothing must be scored'));
  expect(await made.result()).toEqual(first);
  await made.upload('1.jsonl', row('x'), 'flights/batch-input/other/');
  expect((await made.run({ batchId: 'b', input: 'flights/batch-input/other/' })).cause).toContain('batchId must be new for another input');
});

test('an input that changes after the plan fails the batch', async () => {
  made = await lab();
  made.weather = {
    ...CALM,
    after: async ({ input }) => {
      if (input.Key?.endsWith('ranges.jsonl') === true) {
        await made.upload('1.jsonl', row('new'));
      }
    },
  };
  expect((await made.run()).cause).toContain('1.jsonl must not change while it is scored: start the batch again');
  made.weather = CALM;
  expect(await made.result()).toMatchObject({ in: 4, scored: 3, quarantined: 1 });
});

test('counts a published batch once, at the time of its run', async () => {
  made = await lab();
  await made.result();
  await made.result();
  expect(made.printed.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ Environment: 'test', Model: 'flights', RecordsIn: 6, RecordsScored: 4, RecordsQuarantined: 2 }),
  ]);
});

/** A feature run of a day, with one file of rows and one of a failed attempt. */
async function featureRun(batch: BatchLab, rows: number): Promise<void> {
  const folder = 'flights/score/2001-03-07/';
  const prefix = `${folder}attempt/rows/`;
  const parts = [{ name: 'rows', from: '2001-03-07', to: '2001-03-08', prefix, rows, files: [{ key: `${prefix}0`, rows, sha256: '' }] }];
  await batch.upload('0', gzipSync(row('f1') + row('f2', 0)), prefix);
  await batch.upload('1', gzipSync(row('old')), `${folder}other/rows/`);
  await batch.upload('manifest.json', JSON.stringify({ id: '2001-03-07', parts }), folder);
  const Output = { prefix: "{% 'flights/score/' & $states.input.from & '/attempt/' %}" };
  await batch.harness.deploy({ QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed', Output } } }, 'features');
}

test.each([{ time: '2001-03-08T03:00:00Z' }, { from: '2001-03-07', to: '2001-03-08' }])(
  'computes and scores the rows of the day for %j',
  async (input) => {
    made = await new BatchLab().open();
    await featureRun(made, 2);
    expect(await made.result(input)).toMatchObject({ batchId: '2001-03-07_2001-03-08', in: 2, scored: 1, quarantined: 1 });
    expect((await made.published('2001-03-07_2001-03-08'))?.scored).toEqual(['f1 0.1']);
  },
);

test("fails when the rows are not as many as the feature run's manifest says", async () => {
  made = await new BatchLab().open();
  await featureRun(made, 3);
  const { cause } = await made.run({ time: '2001-03-08T03:00:00Z' });
  expect(cause).toContain('the input must have the 3 records of its manifest, got 2');
});

test('before the first version there is nothing to do', async () => {
  made = await lab();
  made.live = 0;
  expect(JSON.parse((await made.run()).output ?? '')).toEqual({ outcome: 'no-model', batchId: 'b', in: 0, scored: 0, quarantined: 0 });
});

test('an input without records is a batch without parts', async () => {
  made = await new BatchLab().open();
  await made.upload('empty.jsonl', '');
  expect(await made.result()).toMatchObject({ in: 0, scored: 0, quarantined: 0, parts: 0 });
});

test.each([
  [{ batchId: 'b', input: 'flights/snapshots/1/' }, 'input must begin with flights/score/ or flights/batch-input/'],
  [{ batchId: '../b', input: 'flights/batch-input/in/' }, 'batchId must be 1 to 64 letters'],
  [{ input: 'flights/batch-input/in/' }, 'batchId must be 1 to 64 letters'],
  [{ batchId: 'b', input: 'flights/score/none/' }, 'input must be of a complete feature run'],
])('refuses %j with the rule that it breaks', async (input, reason) => {
  made = await lab();
  expect((await made.run(input)).cause).toContain(reason);
});

/** Throws before each call of one operation. */
function only(operation: string, error: () => Error | undefined): Weather {
  return {
    ...CALM,
    before: (call) => {
      const thrown = call.operation === operation ? error() : undefined;
      if (thrown !== undefined) {
        throw thrown;
      }
    },
  };
}
