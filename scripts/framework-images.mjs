// Writes the table of AWS's XGBoost image registries from sagemaker_core's image_uri_config/xgboost.json:
//   pip download --no-deps sagemaker_core==VERSION && unzip -p sagemaker_core-*.whl sagemaker/core/image_uri_config/xgboost.json > xgboost.json
//   node scripts/framework-images.mjs VERSION xgboost.json
import { readFileSync, writeFileSync } from 'node:fs';

const [version, file] = process.argv.slice(2);
const { versions } = JSON.parse(readFileSync(file, 'utf8')).training;
const IMAGE_VERSIONS = ['1.7-1', '3.0-5', '3.2-0'];

const tables = IMAGE_VERSIONS.map((image) => {
  const rows = Object.entries(versions[image].registries).sort();
  return `  '${image}': {\n${rows.map(([region, account]) => `    '${region}': '${account}',`).join('\n')}\n  },`;
});
writeFileSync(
  'lib/constructs/training/xgboost-registries.ts',
  `/** Account of AWS's XGBoost image by version and region, from sagemaker_core ${version} (scripts/framework-images.mjs). */
export const XGBOOST_REGISTRIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${tables.join('\n')}
};
`,
);
