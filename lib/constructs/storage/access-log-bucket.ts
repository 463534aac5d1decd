import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { ACCESS_LOG_KEY, SINGLE_REGION } from '../../compliance/causes';
import { sharedRule } from '../../compliance/rule-ids';

/** Properties for defining an `AccessLogBucket`. */
export interface AccessLogBucketProps {
  /**
   * What happens to the bucket when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Takes the access logs of other buckets for a year, under S3's own key: S3 delivers no access log to a bucket under a customer's key. */
export class AccessLogBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          expiration: Duration.days(365),
          noncurrentVersionExpiration: Duration.days(30),
        },
      ],
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, SINGLE_REGION, sharedRule('S3BucketReplicationEnabled'));
    acknowledge(bucket, ACCESS_LOG_KEY, sharedRule('S3DefaultEncryptionKMS'));

    this.bucket = bucket;
  }
}
