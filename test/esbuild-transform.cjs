// Transpiles tests and sources for jest; types are checked by `npm run types`.
const { transformSync } = require('esbuild');

module.exports = {
  process: (source, file) => {
    const { code, map } = transformSync(source, {
      format: 'cjs',
      target: 'node20',
      loader: file.endsWith('.ts') ? 'ts' : 'js',
      sourcefile: file,
      sourcemap: true,
      // Without flags jest's modules can only require.
      supported: { 'dynamic-import': false },
    });
    return { code, map };
  },
};
