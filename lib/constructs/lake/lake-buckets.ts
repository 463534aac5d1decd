import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { Duration } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DomainKeys } from '../security/domain-keys';
import { AccessLogBucket } from '../storage/access-log-bucket';
import type { LakeZones } from '../storage/lake-zones';
import { SecureBucket } from '../storage/secure-bucket';
import type { SecureBucketProps } from '../storage/secure-bucket';

/** Properties for defining `LakeBuckets`. */
export interface LakeBucketsProps {
  /** Keys by domain of data; each bucket takes the one of its domain. */
  readonly keys: DomainKeys;
  /** What happens to the buckets when their stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
}

/** The buckets of the lake, one per zone, and the bucket that logs every access to them. */
export class LakeBuckets extends Construct implements LakeZones {
  public readonly raw: IBucket;
  public readonly curated: IBucket;
  public readonly features: IBucket;
  public readonly artifacts: IBucket;
  public readonly monitoring: IBucket;
  public readonly quarantine: IBucket;

  constructor(scope: Construct, id: string, props: LakeBucketsProps) {
    super(scope, id);
    const { keys, removalPolicy } = props;
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy }).bucket;
    const zone = (name: string, encryptionKey: IKey, options: Partial<SecureBucketProps> = {}): IBucket =>
      new SecureBucket(this, name, { encryptionKey, accessLogs, removalPolicy, ...options }).bucket;

    this.raw = zone('Raw', keys.lake, { events: true });
    this.curated = zone('Curated', keys.lake, {
      lifecycleRules: [{ id: 'QueryResults', prefix: 'athena-results/', expiration: Duration.days(7) }],
    });
    this.features = zone('Features', keys.features, {
      lifecycleRules: [{ id: 'Old', expiration: Duration.days(365) }],
    });
    this.artifacts = zone('Artifacts', keys.models);
    this.monitoring = zone('Monitoring', keys.monitoring, {
      lifecycleRules: [
        { id: 'Capture', prefix: 'capture/', expiration: Duration.days(90) },
        // What a label join keeps is needed as long as the longest label horizon.
        { id: 'Joins', prefix: 'joins/', expiration: Duration.days(35) },
      ],
    });
    this.quarantine = zone('Quarantine', keys.lake, {
      lifecycleRules: [{ id: 'Old', expiration: Duration.days(180) }],
    });
  }
}
