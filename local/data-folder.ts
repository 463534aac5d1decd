import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says that a folder belongs to local mode and may be wiped; holds the id of the process that uses it. */
const MARKER = '.plumbline-local';

/**
 * Makes the folder empty for a new run; the returned function says that the run is over.
 *
 * Refuses a folder with anything that is not local mode's, and one that a living process uses.
 */
export function takeDataFolder(folder: string): () => void {
  const marker = join(folder, MARKER);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(marker)) {
    throw new Error(`dataDir must be empty or a former run's, got ${folder}`);
  }
  const user = existsSync(marker) ? Number(readFileSync(marker, 'utf8')) : 0;
  if (user !== process.pid && isAlive(user)) {
    throw new Error(`dataDir must not be in use by another run, but process ${user} uses ${folder}: end it, or choose another folder`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(marker, String(process.pid));
  return () => {
    if (existsSync(marker)) {
      writeFileSync(marker, '');
    }
  };
}

function isAlive(pid: number): boolean {
  if (pid === 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
