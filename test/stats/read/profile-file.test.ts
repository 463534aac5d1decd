import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { profile } from '../../../stats/profile/profile';
import { writeProfile } from '../../../stats/profile/profile-file';
import { profileFile } from '../../../stats/read/profile-file';
import { profileFiles } from '../../../stats/read/profile-files';
import type { Progress } from '../../../stats/read/progress';

const folder = mkdtempSync(join(tmpdir(), 'profile-file-'));
const ROWS = Array.from({ length: 500 }, (_, i) => ({ a: String(i % 7), b: i % 5 === 0 ? '' : `x ${i % 3}` }));
const CSV = `a,b\n${ROWS.map(({ a, b }) => `${a},${b}\n`).join('')}`;
const JSON_LINES = ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');
const CAPTURE = `${JSON.stringify({ captureData: { endpointInput: { data: CSV.slice(4), encoding: 'CSV' } } })}\n`;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.each([
  ['data.csv', CSV],
  ['data.tsv', CSV.replaceAll(',', '\t')],
  ['no-extension', CSV],
  ['data.csv.gz', gzipSync(CSV)],
  ['packed.csv', gzipSync(CSV)],
  ['members.csv.gz', Buffer.concat([gzipSync(CSV.slice(0, 1)), gzipSync(CSV.slice(1, 100)), gzipSync(CSV.slice(100))])],
  ['mark.csv.gz', gzipSync(`\ufeff${CSV}`)],
  ['data.jsonl', JSON_LINES],
  ['data.ndjson.gz', gzipSync(JSON_LINES)],
  ['lines', JSON_LINES],
])('%s has the profile of its rows', async (name, content) => {
  expect(JSON.stringify(await profileFile(file(name, content)))).toBe(JSON.stringify(profile(ROWS)));
});

test.each([
  ['capture.jsonl', CAPTURE],
  ['capture.jsonl.gz', gzipSync(CAPTURE)],
])('%s has the profile of the captured rows', async (name, content) => {
  const found = await profileFile(file(name, content), { capture: { columns: ['a', 'b'] } });
  expect(JSON.stringify(found)).toBe(JSON.stringify(profile(ROWS)));
});

test('a stored profile is read back', async () => {
  const path = join(folder, 'rows.profile.json');
  await writeProfile(path, profile(ROWS));
  expect(JSON.parse(JSON.stringify(await profileFile(path)))).toEqual(JSON.parse(JSON.stringify(profile(ROWS))));
});

test('two files are profiled in their order, and progress is of both', async () => {
  const told: Progress[] = [];
  const paths = [file('one.csv', CSV), file('two.csv', 'a\n1\n')] as const;
  const [one, two] = await profileFiles(paths, { onProgress: (progress) => told.push(progress) });
  expect([one.rows, two.rows]).toEqual([500, 1]);
  expect(told.at(-1)).toEqual({ read: CSV.length + 4, total: CSV.length + 4 });
});

test('packed data that break off are an error that names the file', async () => {
  const path = file('torn.csv.gz', gzipSync(CSV.repeat(50)).subarray(0, 500));
  await expect(profileFile(path)).rejects.toThrow(`${path}: must be whole gzip (unexpected end of file)`);
});

test('an empty packed file has no header', async () => {
  const path = file('empty.csv.gz', gzipSync(''));
  await expect(profileFile(path)).rejects.toThrow(`${path}:1: a header must name the columns, the file is empty`);
});

test.each([
  ['no-such-file.csv', 'there must be a file of this name'],
  ['.', 'must be a file, is a folder'],
])('%s is an error that names the file', async (name, rule) => {
  await expect(profileFile(join(folder, name))).rejects.toMatchObject({ name: 'DataError', rule });
});
