import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeDataFolder } from '../../local/data-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The folder as it is while a process with this id uses it. */
function usedBy(pid: number | undefined): void {
  takeDataFolder(folder);
  writeFileSync(join(folder, '.plumbline-local'), String(pid));
}

test('wipes the folder of a former run', () => {
  takeDataFolder(folder)();
  writeFileSync(join(folder, 'object'), 'x');
  takeDataFolder(folder);
  expect(readdirSync(folder)).toEqual(['.plumbline-local']);
});

test('refuses a folder that is somebody else’s', () => {
  const file = join(folder, 'thesis.tex');
  writeFileSync(file, 'x');
  expect(() => takeDataFolder(folder)).toThrow(`dataDir must be empty or a former run's, got ${folder}`);
  expect(existsSync(file)).toBe(true);
});

test('refuses the folder of a run that is alive, and takes it when its process has ended without a word', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  usedBy(other.pid);
  writeFileSync(join(folder, 'object'), 'x');
  expect(() => takeDataFolder(folder)).toThrow(`process ${other.pid} uses ${folder}: end it, or choose another folder`);
  expect(existsSync(join(folder, 'object'))).toBe(true);
  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('exit', resolve));
  takeDataFolder(folder);
  expect(existsSync(join(folder, 'object'))).toBe(false);
});
