import type { Cloud } from '../core/cloud';
import { rootCaller } from '../core/root-caller';
import type { Template } from './template';

/** Version of the bootstrap template in the pinned CDK CLI. */
const VERSION = '33';

/** Stands in for the bootstrap stack: stores the version that every CDK template's `BootstrapVersion` parameter reads. */
export async function storeBootstrapVersion(cloud: Cloud, templates: readonly Template[]): Promise<void> {
  const names = new Set(templates.flatMap(({ Parameters }) => Parameters?.BootstrapVersion?.Default ?? []));
  for (const Name of names) {
    await cloud.call(rootCaller(cloud), 'ssm', 'PutParameter', { Name, Type: 'String', Value: VERSION, Overwrite: true });
  }
}
