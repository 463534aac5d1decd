import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDataFolder } from '../../local/data-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('wipes the folder of a former run', () => {
  emptyDataFolder(folder);
  writeFileSync(join(folder, 'object'), 'x');
  emptyDataFolder(folder);
  expect(readdirSync(folder)).toEqual(['.plumbline-local']);
});

test('refuses a folder that is somebody else’s', () => {
  const file = join(folder, 'thesis.tex');
  writeFileSync(file, 'x');
  expect(() => {
    emptyDataFolder(folder);
  }).toThrow(`dataDir must be empty or a former run's, got ${folder}`);
  expect(existsSync(file)).toBe(true);
});
