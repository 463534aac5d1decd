// Freezes the production templates of cdk.out as those of the last release: a cloud assembly without assets, for test/upgrade and for
// `npm run changes -- --against test/upgrade/release --stage Production`. Run it at a release, after `npm run synth`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'cdk.out/assembly-Production';
const TARGET = 'test/upgrade/release';
const STACKS = join(TARGET, 'assembly-Production');
/** Each commit has other hashes; one stands for all. */
const HASH = /[0-9a-f]{64}/g;

/** One line an entry: small, and readable where two releases differ. */
function rendered(document) {
  const sections = Object.entries(document).map(([name, entries]) => {
    const lines = Object.entries(entries).map(([id, entry]) => `${JSON.stringify(id)}:${JSON.stringify(entry)}`);
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`.replaceAll(HASH, '0'.repeat(64));
}

function readJson(file) {
  return JSON.parse(readFileSync(join(SOURCE, file), 'utf8'));
}

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(STACKS, { recursive: true });
const artifacts = {};
for (const [id, { type, environment, dependencies, properties }] of Object.entries(readJson('manifest.json').artifacts)) {
  if (type === 'aws:cloudformation:stack') {
    const { stackName, templateFile } = properties;
    const { Metadata, ...template } = readJson(templateFile);
    artifacts[id] = { type, environment, dependencies, properties: { stackName, templateFile } };
    writeFileSync(join(STACKS, templateFile), rendered(template));
  }
}
const nested = { 'assembly-Production': { type: 'cdk:cloud-assembly' } };
writeFileSync(join(STACKS, 'manifest.json'), rendered({ artifacts }));
writeFileSync(join(TARGET, 'manifest.json'), rendered({ artifacts: nested }));
console.log(`froze ${Object.keys(artifacts).length} templates in ${TARGET}`);
