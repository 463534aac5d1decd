import { transformSync } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';

const SOURCES = join(__dirname, 'runtime');
/** Packages that AWS's runtimes for Node bring along. */
const SDK_SCOPES = ['@aws-sdk', '@smithy'];

/** What runs inside of functions' processes, on this machine. */
export interface RuntimeFiles {
  /** Folder with `bootstrap.js`, `bootstrap.py` and the modules that answer CloudFormation. */
  readonly folder: string;
  /** Folder with the packages that AWS's runtime for Node has: the SDK, as far as it is installed here. */
  readonly nodeModules: string;
}

/** The files of the runtimes: the built ones beside this file, or copies made from the sources when local mode runs from source. */
export const runtimeFiles = perCloud((cloud: Cloud): RuntimeFiles => {
  const copies = join(cloud.options.dataDir, 'lambda', 'runtime');
  const folder = existsSync(join(SOURCES, 'bootstrap.js')) ? SOURCES : copySources(copies);
  return { folder, nodeModules: linkSdk(join(copies, 'node_modules')) };
});

const transpiled = new Map<string, string>();

function copySources(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(SOURCES).filter((file) => /\.(ts|py)$/.test(file))) {
    if (name.endsWith('.py')) {
      copyFileSync(join(SOURCES, name), join(folder, name));
      continue;
    }
    const code =
      transpiled.get(name) ?? transformSync(readFileSync(join(SOURCES, name)), { loader: 'ts', format: 'cjs', target: 'node20' }).code;
    transpiled.set(name, code);
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), code);
  }
  return folder;
}

/** Only these packages: a function that needs another of this machine would fail on AWS. */
function linkSdk(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const installed = dirname(dirname(dirname(require.resolve('@aws-sdk/client-lambda/package.json'))));
  for (const scope of SDK_SCOPES) {
    symlinkSync(join(installed, scope), join(folder, scope));
  }
  return folder;
}
