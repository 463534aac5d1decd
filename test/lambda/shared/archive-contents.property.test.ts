import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readArchive } from '../../../lambda/shared/archive-contents';
import { archiveOf, entry, inChunks, packed } from './archives';
import { HOSTILE_PICKLES } from './hostile-pickles';

const ARCHIVE = archiveOf({ 'model.json': '{"trees":[1,2,3]}', 'columns.json': '{}', 'code/serve.py': 'import json\n' });
const TAR = gunzipSync(ARCHIVE);

/** Entries that no artefact may hold, each with what refuses it. */
const HOSTILE_ENTRIES = [
  entry({ path: '../../etc/cron.d/job' }, 'x'),
  entry({ path: '/etc/passwd' }, 'x'),
  entry({ path: 'code/link.py', type: 'SymbolicLink', linkpath: '/etc/passwd', size: 0 }),
  entry({ path: 'code/link.py', type: 'Link', linkpath: '../../etc/passwd', size: 0 }),
  entry({ path: 'code/device.py', type: 'BlockDevice', size: 0 }),
  entry({ path: 'MODEL.json' }, '{}'),
  entry({ path: 'model.pkl' }, 'x'),
  ...HOSTILE_PICKLES.map(([, pickle]) => entry({ path: 'model.txt' }, pickle.toString('latin1'))),
];

/** True for an archive that is taken; throws for any failure but a refusal. */
async function isTaken(archive: Buffer, chunk: number): Promise<boolean> {
  try {
    await readArchive(inChunks(archive, chunk));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: 'UnsafeArchive' });
    return false;
  }
}

const safeEntry = fc
  .tuple(fc.stringMatching(/^[b-l]{1,12}$/), fc.string({ maxLength: 600 }))
  .map(([name, text]) => entry({ path: `code/${name}.json` }, JSON.stringify({ text })));

test('any hostile entry is refused, among any others and in any chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(safeEntry, { maxLength: 5, selector: (bytes) => bytes.subarray(0, 100).toString() }),
      fc.constantFrom(...HOSTILE_ENTRIES),
      fc.nat(),
      fc.integer({ min: 1, max: 2000 }),
      async (others, hostile, at, chunk) => {
        const model = entry({ path: 'model.json' }, '{}');
        const entries = [model, ...others];
        const place = 1 + (at % entries.length);
        expect(await isTaken(packed(...entries), chunk)).toBe(true);
        expect(await isTaken(packed(...entries.toSpliced(place, 0, hostile)), chunk)).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});

test('any damage of a tar is taken or refused, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(TAR.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.nat(TAR.length),
      fc.integer({ min: 1, max: 2000 }),
      async (changes, end, chunk) => {
        const damaged = Buffer.from(TAR.subarray(0, end));
        changes.filter(([index]) => index < end).forEach(([index, value]) => damaged.writeUInt8(value, index));
        await isTaken(gzipSync(damaged), chunk);
      },
    ),
    { numRuns: 200 },
  );
});

test('any bytes are taken or refused, packed or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (bytes, pack) => {
      await isTaken(pack ? gzipSync(bytes) : Buffer.from(bytes), 700);
    }),
    { numRuns: 200 },
  );
});
