import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Cloud } from '../core/cloud';
import type { Assembly } from './assembly';
import { storeBootstrapVersion } from './bootstrap-version';
import { deployStack } from './deploy-stack';
import { publishAssets } from './publish-assets';
import type { Stack } from './stack';
import type { OnProgress } from './stack-log';
import type { Template } from './template';
import { parseTemplate } from './template-text';
import { assertEmulated } from './validate-template';

/** Options of `deployAssembly`. */
export interface DeployOptions {
  /** Is told of every event of every stack. @default - nobody */
  readonly onProgress?: OnProgress;
}

/**
 * Deploys all stacks of an assembly, or updates those that are there in place.
 *
 * @throws `NotEmulated` with everything that local mode has not, before anything is made; Error when a stack was rolled back
 */
export async function deployAssembly(cloud: Cloud, assembly: Assembly, options: DeployOptions = {}): Promise<Stack[]> {
  assertEmulated(cloud, [...assembly.stacks, ...nestedStacks(assembly)]);
  await storeBootstrapVersion(
    cloud,
    assembly.stacks.map(({ template }) => template),
  );
  await publishAssets(cloud, assembly.assets);
  const stacks: Stack[] = [];
  for (const stack of assembly.stacks) {
    stacks.push(await deployStack(cloud, stack, options.onProgress));
  }
  return stacks;
}

/** The templates of stacks within stacks, which the CDK publishes as assets. */
function nestedStacks({ assets }: Assembly): { readonly name: string; readonly template: Template }[] {
  const templates = assets.filter(({ path }) => path.endsWith('.nested.template.json'));
  return templates.map(({ path }) => ({
    name: basename(path, '.nested.template.json'),
    template: parseTemplate(readFileSync(path, 'utf8')),
  }));
}
