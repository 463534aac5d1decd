// Writes docs/reference from the doc comments of the public API; with --check it only fails when what lies there is stale.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application } from 'typedoc';

const FOLDER = 'docs/reference';

/** @type {import('typedoc-plugin-markdown').PluginOptions & import('typedoc').TypeDocOptions} */
const OPTIONS = {
  name: 'API reference',
  entryPoints: ['lib/index.ts'],
  tsconfig: 'tsconfig.package.json',
  plugin: ['typedoc-plugin-markdown', './scripts/reference-chapters.mjs'],
  readme: 'scripts/reference-introduction.txt',
  // Types are checked by `npm run types`; a comment that is missing or a type that is not exported is an error here.
  skipErrorChecking: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true, invalidPath: false },
  // The sentence above the property names its members.
  intentionallyNotDocumented: [
    ...['features', 'lake'].flatMap((key) => [`BatchPlaces.keys.__type.${key}`, `FeatureWorkflowProps.keys.__type.${key}`]),
    ...['features', 'models', 'signing'].map((key) => `ModelTrainingProps.keys.__type.${key}`),
    ...['bucket', 'encryptionKey'].map((part) => `InferenceApiProps.capture.__type.${part}`),
  ],
  requiredToBeDocumented: ['Class', 'Interface', 'Property', 'Method', 'Accessor', 'Function', 'TypeAlias'],
  treatValidationWarningsAsErrors: true,
  logLevel: 'Warn',
  disableSources: true,
  disableGit: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
  categorizeByGroup: false,
  sort: ['alphabetical'],
  outputFileStrategy: 'modules',
  mergeReadme: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: true,
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  parametersFormat: 'table',
  tableColumnSettings: { hideInherited: true, hideOverrides: true, hideModifiers: true, hideSources: true },
};

const files = (folder) =>
  Object.fromEntries(readdirSync(folder, { recursive: true }).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

async function write(out) {
  const app = await Application.bootstrapWithPlugins({ ...OPTIONS, out });
  const project = await app.convert();
  if (project !== undefined) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Error('the public API must be documented and exported whole, got the warnings above');
  }
}

async function check() {
  const fresh = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    await write(fresh);
    if (JSON.stringify(files(fresh)) !== JSON.stringify(files(FOLDER))) {
      throw new Error(`${FOLDER} must be what the code says, got something stale; run: npm run docs`);
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

await (process.argv.includes('--check') ? check() : write(FOLDER));
