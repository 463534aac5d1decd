import awscdk from 'eslint-plugin-awscdk';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const boundary = (files, forbidden) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message: 'imports point one way: see docs/design' }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'cdk.out/', '.cache/', '.plumbline/', '**/*.cjs', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
    },
  },
  { files: ['lib/**/*.ts', 'bin/**/*.ts', 'examples/**/*.ts'], ...awscdk.configs.recommended },
  boundary(['stats/**/*.ts', 'iam/**/*.ts'], ['../lib/*', '../lambda/*', '../local/*', '../cli/*', 'aws-cdk-lib*', '@aws-sdk/*']),
  // `local/lambda` is the emulated service, `lambda/` the platform's functions.
  boundary(['local/**/*.ts'], ['**/lib/*', '**/bin/*', '../../lambda/*', 'aws-cdk-lib*']),
  boundary(['local/*.ts'], ['**/lib/*', '**/bin/*', '../lambda/*', 'aws-cdk-lib*']),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // Fakes implement asynchronous interfaces.
      '@typescript-eslint/require-await': 'off',
    },
  },
);
