import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's folder, from the sources as well as from `dist/`. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    folder = join(folder, '..');
  }
  return folder;
}
