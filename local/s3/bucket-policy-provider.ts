import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { objectStore } from './object-store';

/** Puts policies on buckets. */
export function bucketPolicyProvider(cloud: Cloud): ResourceProvider {
  const apply = ({ Bucket, PolicyDocument: policy }: Properties): Promise<Provisioned> => {
    const bucket = objectStore(cloud).bucket(String(Bucket));
    bucket.policy = policy as PolicyDocument;
    return Promise.resolve({ physicalId: bucket.name });
  };
  return {
    type: 'AWS::S3::BucketPolicy',
    properties: ['Bucket', 'PolicyDocument'],
    replaceOn: ['Bucket'],
    create: apply,
    update: (_physicalId, properties) => apply(properties),
    delete: (physicalId) => {
      delete objectStore(cloud).bucket(physicalId).policy;
      return Promise.resolve();
    },
  };
}
