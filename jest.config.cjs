const project = {
  testEnvironment: 'node',
  runtime: '<rootDir>/test/shared-libraries-runtime.cjs',
  resolver: '<rootDir>/test/resolve-source.cjs',
  transform: { '\\.[jt]s$': '<rootDir>/test/esbuild-transform.cjs' },
  // hyparquet and what it unpacks with are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!hyparquet|hysnappy)'],
  setupFiles: ['<rootDir>/test/environment.cjs'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/.cache/', '<rootDir>/.plumbline/'],
};

/** What takes seconds because it is the real thing: whole stages, every template, real data, containers, simulations. */
const INTEGRATION = [
  'examples.test.ts',
  'lib/compliance/*.test.ts',
  'lib/model-stacks.test.ts',
  'lib/platform-stage.test.ts',
  'lib/stacks/*.test.ts',
  'local/sagemaker/**/*.test.ts',
  'models/**/*.test.ts',
  'permissions/**/*.test.ts',
  'policies/**/*.test.ts',
  'scripts/**/*.test.ts',
  'stats/drift/{any-data,error-and-power}.test.ts',
  'stats/read/duckdb.test.ts',
  'upgrade/**/*.test.ts',
].map((glob) => `${__dirname}/test/${glob}`);

module.exports = {
  globalSetup: '<rootDir>/test/make-temporary-folder.cjs',
  globalTeardown: '<rootDir>/test/remove-temporary-folder.cjs',
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts', ...[...INTEGRATION, `${__dirname}/test/e2e/**`].map((glob) => `!${glob}`)],
      setupFilesAfterEnv: ['<rootDir>/test/time-limit.cjs'],
    },
    {
      ...project,
      displayName: 'integration',
      testMatch: INTEGRATION,
      setupFilesAfterEnv: ['<rootDir>/test/time-limit.cjs'],
    },
    {
      ...project,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e/synthesize-once.ts',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/time-limit.cjs'],
    },
  ],
};
