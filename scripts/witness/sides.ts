import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Emulator } from '../../bench/local/emulators';
import { startMiniStack, startPlumbline } from '../../bench/local/emulators';
import type { Records } from './differences';

const run = promisify(execFile);
const FOLDER = join('bench', 'witness');
const STACK = 'witness';

/** What both sides answer to every call of the driver; one after the other, so that neither takes the other's time. */
export async function bothSides(python: string): Promise<[ours: Records, theirs: Records]> {
  const { stdout: template } = await run(python, [join(FOLDER, 'template.py')]);
  const ours = await driven(python, await startPlumbline(STACK, template), []);
  return [ours, await driven(python, await startMiniStack(python), ['--deploy'])];
}

async function driven(python: string, emulator: Emulator, flags: readonly string[]): Promise<Records> {
  try {
    const command = [join(FOLDER, 'drive.py'), emulator.endpoint, ...flags];
    const { stdout } = await run(python, command, { maxBuffer: 1 << 28, timeout: 180_000 });
    return JSON.parse(stdout) as Records;
  } finally {
    await emulator.stop();
  }
}
