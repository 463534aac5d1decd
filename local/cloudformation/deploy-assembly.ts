import type { Cloud } from '../core/cloud';
import type { Assembly } from './assembly';
import { storeBootstrapVersion } from './bootstrap-version';
import { deployStack } from './deploy-stack';
import { publishAssets } from './publish-assets';
import type { Stack } from './stack';
import type { OnProgress } from './stack-log';
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
  assertEmulated(cloud, assembly.stacks);
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
