import type { Stack } from 'aws-cdk-lib/core';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { DomainKeys } from '../../../../lib/constructs/security/domain-keys';
import { LakeBuckets } from '../../../../lib/constructs/lake/lake-buckets';
import { stackBeside } from '../../../stack';

/** Keys and buckets in a stack of their own. */
export function testLake(stack: Stack): { keys: DomainKeys; zones: LakeBuckets } {
  const shared = stackBeside(stack, 'Lake');
  const keys = new DomainKeys(shared, 'Keys', { removalPolicy: RemovalPolicy.RETAIN });
  return { keys, zones: new LakeBuckets(shared, 'Zones', { keys, removalPolicy: RemovalPolicy.RETAIN }) };
}
