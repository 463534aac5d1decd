// Transpiles the TypeScript sources to dist/, file by file; types are checked by `npm run types`.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['bin', 'config', 'models', 'lib', 'lambda', 'stats', 'iam', 'local', 'cli', 'bench', 'scripts', 'examples'];

function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const OUTPUT = {
  outdir: 'dist',
  outbase: '.',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
await build({ ...OUTPUT, entryPoints: ROOTS.flatMap(sources) });

// What has to start fast, because a drift check takes less time than the loading of a hundred modules: one file each, and `require` for
// `import()`, which would start the loader of ES modules. The entry of the worker threads stands beside the file that starts them.
const LAZY_BY_REQUIRE = { supported: { 'dynamic-import': false } };
await build({ ...OUTPUT, ...LAZY_BY_REQUIRE, entryPoints: ['cli/plumbline.ts', 'cli/package-commands.ts', 'cli/run-command.ts'] });
await build({
  ...OUTPUT,
  ...LAZY_BY_REQUIRE,
  bundle: true,
  packages: 'external',
  entryPoints: [
    { in: 'cli/statistics/drift-command.ts', out: 'cli/statistics/drift-command' },
    { in: 'cli/statistics/profile-command.ts', out: 'cli/statistics/profile-command' },
    { in: 'stats/read/thread/profile-worker.ts', out: 'cli/statistics/profile-worker' },
    { in: 'stats/read/thread/profile-worker.ts', out: 'stats/read/thread/profile-worker' },
  ],
});

// In the repository the package's command line is ours, with all commands; `prepack` puts its own there.
mkdirSync('dist/package', { recursive: true });
writeFileSync('dist/package/plumbline.js', "#!/usr/bin/env node\nrequire('../cli/plumbline.js');\n", { mode: 0o755 });

// What is not TypeScript is taken as it is: the Python that plays Lambda's runtime and SageMaker's images, the SQL and Python of the models.
for (const folder of ['local/sagemaker/container', 'local/lambda/runtime', 'models']) {
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => !/__pycache__|\.ts$/.test(path) });
}
