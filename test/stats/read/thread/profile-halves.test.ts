import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { profileFile as ProfileFile } from '../../../../stats/read/profile-file';
import type { profileFiles as ProfileFiles } from '../../../../stats/read/profile-files';
import { exactParts } from '../profile-bytes';

const folder = mkdtempSync(join(tmpdir(), 'halves-'));
let profileFile: typeof ProfileFile;
let profileFiles: typeof ProfileFiles;

/** More than a file must have here for a second thread. */
const SIZE = 300_000;
const LINE = `${'x'.repeat(1000)},7\n`;
const LINES = Math.ceil(SIZE / LINE.length);

// Worker threads run JavaScript: the readers are built as `npm run build` builds them, but for the size of files that is worth a thread.
beforeAll(async () => {
  await build({
    entryPoints: ['stats/read/profile-file.ts', 'stats/read/profile-files.ts', 'stats/read/thread/profile-worker.ts'].map((path) => ({
      in: path,
      out: path.replace(/.*\//, '').replace('.ts', ''),
    })),
    outdir: folder,
    bundle: true,
    packages: 'external',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    plugins: [
      {
        name: 'small-files',
        setup: (plugin) => {
          plugin.onLoad({ filter: /worth-a-thread\.ts$/ }, () => ({
            contents: 'export const WORTH_HALVING = 200_000, WORTH_A_THREAD = 200_000;',
          }));
        },
      },
    ],
  });
  profileFile = jest.requireActual<{ profileFile: typeof ProfileFile }>(join(folder, 'profile-file.js')).profileFile;
  profileFiles = jest.requireActual<{ profileFiles: typeof ProfileFiles }>(join(folder, 'profile-files.js')).profileFiles;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function expectSameAsInOneThread(path: string): Promise<void> {
  const [two, one] = [await profileFile(path, { threads: 2 }), await profileFile(path, { threads: 1 })];
  expect(exactParts(two)).toEqual(exactParts(one));
}

test('halves of a file together have the profile of the whole', async () => {
  const told: number[] = [];
  const path = file('plain.csv', `a,b\n${LINE.repeat(LINES)}y,8\n`);
  const { rows, columns } = await profileFile(path, { onProgress: ({ read, total }) => told.push(read / total) });
  expect(rows).toBe(LINES + 1);
  expect(columns[1]?.values).toEqual([
    ['7', LINES],
    ['8', 1],
  ]);
  expect(told.at(-1)).toBe(1);
  expect(told.toSorted((x, y) => x - y)).toEqual(told);
});

test('a line break within quotes in the middle is none between records', async () => {
  await expectSameAsInOneThread(file('quoted.csv', `a,b\n${`"${'x'.repeat(3000)}\n${'y'.repeat(3000)}",1\n`.repeat(SIZE / 6000)}`));
});

test('lines of JSON whose second half has another column have the profile of the whole', async () => {
  const line = (name: string): string => `{"a":1,"${name}":"${'x'.repeat(1000)}"}\n`;
  await expectSameAsInOneThread(file('lines.jsonl', line('b').repeat(LINES * 0.7) + line('c').repeat(LINES * 0.7)));
});

test('an error in the second half names its line in the file', async () => {
  const path = file('wrong.csv', `a,b\n${LINE.repeat(LINES)}1,2,3\n`);
  await expect(profileFile(path)).rejects.toThrow(`${path}:${LINES + 2}: column 3: a row must have 2 fields, got "3"`);
});

test('two large files are profiled side by side', async () => {
  const [one, two] = [file('one.csv', `a,b\n${LINE.repeat(500)}`), file('two.csv', `a,b\n${LINE.repeat(600)}`)];
  const profiles = await profileFiles([one, two]);
  expect(profiles.map(({ rows }) => rows)).toEqual([500, 600]);
  const missing = join(folder, 'no-such.csv');
  await expect(profileFiles([one, missing])).rejects.toThrow(`${missing}: there must be a file of this name`);
});
