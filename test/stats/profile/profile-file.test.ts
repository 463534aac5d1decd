import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProfile } from '../../../stats/profile/parse-profile';
import { readProfile, writeProfile } from '../../../stats/profile/profile-file';
import type { Profile } from '../../../stats/profile/profile';
import { profile } from '../../../stats/profile/profile';

const SMALL = profile([
  { x: '1e300', at: '2001-02-03', s: '__proto__' },
  { x: '-1e300', at: null, s: 'inf' },
  { x: '', at: '1/8/90' },
]);
const LARGE = profile(Array.from({ length: 6000 }, (_, i) => ({ x: Math.sin(i), n: i, s: `s${i}`, half: i % 2 === 0 ? 'a' : i })));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  ['a small profile', SMALL],
  ['a profile of sketches', LARGE],
  ['one without columns', profile([])],
])('%s is stored and read back as it was', async (_, made) => {
  const path = join(folder, 'x.profile.json');
  await writeProfile(path, made);
  const read = await readProfile(path);
  // Not compared by `toBe`, which would print megabytes.
  expect(JSON.stringify(read) === JSON.stringify(made)).toBe(true);
  expect(read.columns.map(({ numbers }) => numbers?.table.entries())).toEqual(made.columns.map(({ numbers }) => numbers?.table.entries()));
  expect(read.columns[0]?.numbers?.m2).toEqual(made.columns[0]?.numbers?.m2);
});

test('ten columns of many different numbers take well under a megabyte', () => {
  const made = profile(
    Array.from({ length: 5000 }, (_, i) => Object.fromEntries(Array.from({ length: 10 }, (__, c) => [`c${c}`, Math.sin(i * (c + 1))]))),
  );
  expect(JSON.stringify(made).length).toBeLessThan(900_000);
});

test('names the file that is no JSON', async () => {
  const path = join(folder, 'torn.profile.json');
  await writeFile(path, '{"version":2,');
  await expect(readProfile(path)).rejects.toThrow(`${path}: the file must be JSON`);
});

type Json = { [key: string]: unknown };

/** The stored small profile after a change. */
function changed(change: (stored: { columns: Json[] } & Json) => void): string {
  const stored = JSON.parse(JSON.stringify(SMALL)) as { columns: Json[] } & Json;
  change(stored);
  return JSON.stringify(stored);
}

test.each([
  ['another version', (p: Json) => (p['version'] = 1), 'version must be 2; a profile of another version must be made again, got "1"'],
  ['no version', (p: Json) => delete p['version'], 'version must be a number, got "nothing"'],
  ['no rows', (p: Json) => (p['rows'] = -1), 'rows must be a whole number of at least 0, got "-1"'],
])('refuses a profile with %s', (_, change, message) => {
  expect(() => parseProfile(changed(change), 'p.json')).toThrow(`p.json: ${message}`);
});

test.each([
  ['an unknown type', { type: 'numeric' }, 'columns[0].type must be one of integral, fractional, boolean, timestamp, string, unknown'],
  ['text for a count', { kinds: { integral: '1' } }, 'columns[0].kinds.integral must be a number'],
  ['counts that do not add up', { missing: 7 }, 'columns[0].missing must be the 3 rows less the 2 of kinds'],
  [
    'a broken table',
    { numbers: { ...numbersOf(SMALL), table: 'gA==' } },
    'columns[0].numbers.table must be a sketch (a whole number must end',
  ],
  ['broken quantiles', { numbers: { ...numbersOf(SMALL), quantiles: ['AA=='] } }, 'columns[0].numbers.quantiles must be a sketch (level 0'],
  ['broken registers', { distinct: 'AAAA' }, 'columns[0].distinct must be a sketch (a sketch must have 12288 bytes'],
  ['half a value', { values: [['a']] }, 'columns[0].values[0] must be a list of 2'],
])('refuses a column with %s', (_, change, message) => {
  const text = changed(({ columns }) => Object.assign(columns[0] as Json, change));
  expect(() => parseProfile(text, 'p.json')).toThrow(`p.json: ${message}`);
});

function numbersOf({ columns }: Profile): object {
  return JSON.parse(JSON.stringify(columns[0]?.numbers)) as object;
}

test.each(['[]', '"text"', '{"rows":1}', 'null'])('refuses %s, which is no profile', (text) => {
  expect(() => parseProfile(text, 'p.json')).toThrow(/^p\.json: (the file|version) must be /);
});
