import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucket, LifecycleRule, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { SINGLE_REGION } from '../../compliance/causes';
import { sharedRule } from '../../compliance/rule-ids';

/** Properties for defining a `SecureBucket`. */
export interface SecureBucketProps {
  /** Key of the bucket's domain. */
  readonly encryptionKey: IKey;
  /** Bucket that takes the access log. */
  readonly accessLogs: IBucket;
  /**
   * Sends the bucket's object events to EventBridge.
   *
   * @default false
   */
  readonly events?: boolean;
  /**
   * Time after which an old version is deleted.
   *
   * @default Duration.days(30)
   */
  readonly noncurrentVersionExpiration?: Duration;
  /**
   * Locks every new version for a time; only a new bucket can have it.
   *
   * @default - no lock
   */
  readonly objectLock?: ObjectLockRetention;
  /**
   * Further lifecycle rules.
   *
   * @default - none
   */
  readonly lifecycleRules?: LifecycleRule[];
  /**
   * What happens to the bucket when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** A private, versioned bucket under a customer-managed key that takes TLS only and logs every access. */
export class SecureBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: SecureBucketProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockDefaultRetention: props.objectLock,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id}/`,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: props.noncurrentVersionExpiration ?? Duration.days(30),
        },
        ...(props.lifecycleRules ?? []),
      ],
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, SINGLE_REGION, sharedRule('S3BucketReplicationEnabled'));
    if (props.events ?? false) {
      // The L2 option would add a custom resource; the property alone is enough.
      (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }

    this.bucket = bucket;
  }
}
