// Makes what the npm package holds: compiled constructs, their types, the bundled code of all functions, the
// commands that need no repository, and the bill of materials.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import './build.mjs';

const require = createRequire(import.meta.url);
const { functionBundle } = require('../dist/lib/constructs/compute/function-bundle.js');

execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '--project', 'tsconfig.package.json'], { stdio: 'inherit' });
cpSync(dirname(functionBundle('ingest')), 'dist/bundles', { recursive: true });
await build({
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['aws-cdk-lib', 'cdk-nag', 'constructs'],
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
  entryPoints: [
    { in: 'cli/package.ts', out: 'package/plumbline' },
    { in: 'stats/read/thread/profile-worker.ts', out: 'package/profile-worker' },
  ],
});
execFileSync(process.execPath, ['dist/scripts/sbom.js'], { stdio: ['ignore', 'ignore', 'inherit'] });
