import type { Stack } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { DomainKeys } from '../lib/constructs/security/domain-keys';
import type { LakeZones } from '../lib/constructs/storage/lake-zones';
import { TEST_ENV, stackBeside } from './stack';

type Keys = Pick<DomainKeys, 'lake' | 'features' | 'models' | 'monitoring' | 'operations' | 'signing'>;

/** The lake's buckets and keys by their names, so that grants on them can be read in a template. */
export function namedLake(stack: Stack): { readonly zones: LakeZones; readonly keys: Keys } {
  const shared = stackBeside(stack, 'NamedLake');
  const bucket = (name: string): IBucket => Bucket.fromBucketName(shared, `${name}Bucket`, name);
  const key = (name: string): IKey =>
    Key.fromKeyArn(shared, `${name}Key`, `arn:aws:kms:${TEST_ENV.region}:${TEST_ENV.account}:key/${name}`);
  return {
    zones: {
      raw: bucket('raw'),
      curated: bucket('curated'),
      features: bucket('features'),
      artifacts: bucket('artifacts'),
      monitoring: bucket('monitoring'),
      quarantine: bucket('quarantine'),
    },
    keys: {
      lake: key('lake'),
      features: key('features'),
      models: key('models'),
      monitoring: key('monitoring'),
      operations: key('operations'),
      signing: key('signing'),
    },
  };
}
