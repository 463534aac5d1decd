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

module.exports = {
  globalSetup: '<rootDir>/test/make-temporary-folder.cjs',
  globalTeardown: '<rootDir>/test/remove-temporary-folder.cjs',
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
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
