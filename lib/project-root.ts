import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folder of the repository, from the sources as well as from `dist/`; `undefined` in the published package, which has no lockfile.
 */
export function repositoryRoot(): string | undefined {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return existsSync(join(folder, 'package-lock.json')) ? folder : undefined;
    }
  }
  return undefined;
}

/** Folder for files that are made at synthesis: in the repository, or in the app that uses the package. */
export function cacheFolder(): string {
  return join(repositoryRoot() ?? process.cwd(), '.cache');
}
