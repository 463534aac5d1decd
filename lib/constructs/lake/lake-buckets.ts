import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { Duration } from 'aws-cdk-lib/core';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DOMAIN_OF_ZONE } from '../../config/lake-zone';
import type { ZoneName } from '../../config/lake-zone';
import { pascalCase } from '../../config/names';
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
  /**
   * Names of buckets that exist; their settings and policies stay as they are.
   *
   * @default - none: all are made
   */
  readonly existing?: Readonly<Partial<Record<ZoneName, string>>>;
}

/** The buckets of the lake, one per zone, and the bucket that logs every access to those that are made here. */
export class LakeBuckets extends Construct implements LakeZones {
  public readonly raw: IBucket;
  public readonly curated: IBucket;
  public readonly features: IBucket;
  public readonly artifacts: IBucket;
  public readonly monitoring: IBucket;
  public readonly quarantine: IBucket;
  private readonly props: LakeBucketsProps;
  private logs?: IBucket;

  constructor(scope: Construct, id: string, props: LakeBucketsProps) {
    super(scope, id);
    this.props = props;
    this.raw = this.zone('raw', { events: true });
    this.curated = this.zone('curated', {
      lifecycleRules: [{ id: 'QueryResults', prefix: 'athena-results/', expiration: Duration.days(7) }],
    });
    this.features = this.zone('features', {
      lifecycleRules: [{ id: 'Old', expiration: Duration.days(365) }],
    });
    this.artifacts = this.zone('artifacts');
    this.monitoring = this.zone('monitoring', {
      lifecycleRules: [
        { id: 'Capture', prefix: 'capture/', expiration: Duration.days(90) },
        // What a label join keeps is needed as long as the longest label horizon.
        { id: 'Joins', prefix: 'joins/', expiration: Duration.days(35) },
      ],
    });
    this.quarantine = this.zone('quarantine', {
      lifecycleRules: [{ id: 'Old', expiration: Duration.days(180) }],
    });
  }

  private zone(zone: ZoneName, options: Partial<SecureBucketProps> = {}): IBucket {
    const { keys, removalPolicy, existing = {} } = this.props;
    const id = pascalCase(zone);
    const bucketName = existing[zone];
    const encryptionKey = keys[DOMAIN_OF_ZONE[zone]];
    return bucketName === undefined
      ? new SecureBucket(this, id, { encryptionKey, accessLogs: this.accessLogs(), removalPolicy, ...options }).bucket
      : Bucket.fromBucketAttributes(this, id, { bucketName, encryptionKey });
  }

  private accessLogs(): IBucket {
    this.logs ??= new AccessLogBucket(this, 'AccessLogs', { removalPolicy: this.props.removalPolicy }).bucket;
    return this.logs;
  }
}
