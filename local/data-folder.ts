import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says that a folder belongs to local mode and may be wiped. */
const MARKER = '.plumbline-local';

/** Makes the folder empty for a new run; refuses one with anything that is not local mode's. */
export function emptyDataFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, MARKER))) {
    throw new Error(`dataDir must be empty or a former run's, got ${folder}`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MARKER), '');
}
