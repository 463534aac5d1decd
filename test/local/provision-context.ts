import type { Cloud } from '../../local/core/cloud';
import type { ProvisionContext } from '../../local/core/resource-provider';

/** What a provider gets for the resource `logicalId` of the stack `Test`. */
export function provisionContext(cloud: Cloud, logicalId: string): ProvisionContext {
  return {
    cloud,
    stackName: 'Test',
    stackId: cloud.arn('cloudformation', 'stack/Test/11111111-2222-4333-8444-555555555555'),
    logicalId,
    account: cloud.options.account,
    region: cloud.options.region,
    partition: cloud.options.partition,
    physicalName: (maxLength = 255) => `Test-${logicalId}-ABCDEF123456`.slice(0, maxLength),
    assetPath: (bucket, key) => {
      throw new Error(`no asset ${bucket}/${key}`);
    },
  };
}
