// Transpiles the TypeScript sources to dist/, file by file; types are checked by `npm run types`.
import { build } from 'esbuild';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['bin', 'config', 'models', 'lib', 'lambda', 'stats', 'iam', 'local', 'cli', 'bench', 'scripts'];

function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ROOTS.flatMap(sources),
  outdir: 'dist',
  outbase: '.',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
});

// What is not TypeScript is taken as it is: the Python that plays SageMaker's images, the SQL and Python of the models.
for (const folder of ['local/sagemaker/container', 'models']) {
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => !/__pycache__|\.ts$/.test(path) });
}
