// Lets a plain Node process run the TypeScript sources: `node --require ./test/esbuild-register.cjs cli/plumbline.ts`.
const { transformSync } = require('esbuild');
const { readFileSync } = require('node:fs');

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), { format: 'cjs', target: 'node20', loader: 'ts', sourcefile: file });
  module._compile(code, file);
};
