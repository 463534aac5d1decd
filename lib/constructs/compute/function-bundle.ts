import type * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, repositoryRoot } from '../../project-root';

/** Folders whose files can end up in a function. */
const SOURCES = ['lambda', 'stats'];

let bundles: string | undefined;

/**
 * Folder with the bundled code of one function: `lambda/<source>/handler.ts` and all it imports, the AWS SDK included.
 *
 * All functions are bundled by one esbuild call into a cache folder named after the hash of the sources and the lockfile; the published
 * package brings them along instead, so that its users need no esbuild.
 */
export function functionBundle(source: string): string {
  bundles ??= bundlesFolder();
  const folder = join(bundles, source);
  if (!existsSync(folder)) {
    throw new Error(`source must name a folder under lambda/ with a handler.ts, got ${source}`);
  }
  return folder;
}

/** Bundles of the published package, beside its compiled sources. */
const PUBLISHED = join(__dirname, '..', '..', '..', 'bundles');

function bundlesFolder(): string {
  const root = repositoryRoot();
  return root === undefined ? PUBLISHED : bundleAll(root);
}

function bundleAll(root: string): string {
  const target = join(cacheFolder(), 'lambda', sourceHash(root));
  if (!existsSync(target)) {
    mkdirSync(join(cacheFolder(), 'lambda'), { recursive: true });
    const staging = mkdtempSync(join(cacheFolder(), 'lambda', 'staging-'));
    const names = readdirSync(join(root, 'lambda')).filter((name) => existsSync(join(root, 'lambda', name, 'handler.ts')));
    // Loaded here, because the published package does without it.
    const { buildSync } = createRequire(__filename)('esbuild') as typeof esbuild;
    buildSync({
      entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(root, 'lambda', name, 'handler.ts')])),
      outdir: staging,
      absWorkingDir: root,
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      legalComments: 'none',
      logLevel: 'error',
    });
    publish(staging, target);
  }
  return target;
}

/** Moves a finished bundle to its place; a process that was faster has made the same one. */
function publish(staging: string, target: string): void {
  try {
    renameSync(staging, target);
  } catch (error) {
    if (!existsSync(target)) {
      throw error;
    }
    rmSync(staging, { recursive: true });
  }
}

function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  ).sort();
  for (const file of [...files, 'package-lock.json']) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
