import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { allow } from './allow';

/** Allows listing a bucket's keys below a prefix. */
export function allowListing(grantee: IGrantable, bucket: IBucket, prefix: string): Grant {
  return allow(grantee, ['s3:ListBucket'], [bucket.bucketArn], { StringLike: { 's3:prefix': `${prefix}*` } });
}
