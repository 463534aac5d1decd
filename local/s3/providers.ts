import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { bucketPolicyProvider } from './bucket-policy-provider';
import { bucketProvider } from './bucket-provider';

/** Makes buckets and bucket policies from templates. */
export function s3Providers(cloud: Cloud): ResourceProvider[] {
  return [bucketProvider(cloud), bucketPolicyProvider(cloud)];
}
