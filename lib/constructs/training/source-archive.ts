import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { cacheFolder } from '../../project-root';

/** Path of a `sourcedir.tar.gz` with the Python files of a model's folder: the same files give the same bytes. */
export function sourceArchive(folder: string, cache = cacheFolder()): string {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.py'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)))
      .update('\0');
  }
  const target = join(cache, 'code', hash.digest('hex').slice(0, 16));
  const archive = join(target, 'sourcedir.tar.gz');
  if (!existsSync(archive)) {
    mkdirSync(target, { recursive: true });
    const staging = `${archive}.${process.pid}`;
    // Portable entries carry no owner, and the fixed time stands in for each file's own.
    create({ cwd: folder, file: staging, gzip: true, portable: true, mtime: new Date(0), sync: true }, files);
    renameSync(staging, archive);
  }
  return archive;
}
