import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SageMakerState } from './state';

/** Makes the empty folder that stands for `/opt/ml` of one container. */
export async function makeFolder(state: SageMakerState, ...path: string[]): Promise<string> {
  const folder = join(state.cloud.options.dataDir, 'sagemaker', ...path);
  await rm(folder, { recursive: true, force: true });
  await Promise.all(
    ['input/config', 'input/data', 'model', 'output/data', 'code'].map((name) => mkdir(join(folder, name), { recursive: true })),
  );
  return folder;
}
