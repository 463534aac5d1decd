// Writes the accounts of AWS's own image registries from sagemaker_core's image_uri_config folder:
//   pip download --no-deps sagemaker_core==VERSION && unzip -d config sagemaker_core-*.whl 'sagemaker/core/image_uri_config/*.json'
//   node scripts/aws-registries.mjs VERSION config/sagemaker/core/image_uri_config
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [version, folder] = process.argv.slice(2);
const PER_LINE = 9;

function registries(node) {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node).flatMap(([name, value]) => (name === 'registries' ? Object.values(value) : registries(value)));
}

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const accounts = [...new Set(files.flatMap((file) => registries(JSON.parse(readFileSync(join(folder, file), 'utf8')))))].sort();
const lines = accounts.flatMap((_, index) => (index % PER_LINE === 0 ? [accounts.slice(index, index + PER_LINE).join(' ')] : []));
writeFileSync(
  'lib/compliance/ml/aws-registries.ts',
  `/** Accounts in which AWS publishes images for SageMaker, from sagemaker_core ${version} (scripts/aws-registries.mjs). */
export const AWS_REGISTRIES: ReadonlySet<string> = new Set(
  \`
${lines.join('\n')}
\`
    .trim()
    .split(/\\s+/),
);
`,
);
