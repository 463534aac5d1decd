import { Duration } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { logGroupsStatement } from '../security/operations-key-statements';
import { AccessLogBucket } from '../storage/access-log-bucket';
import { SecureBucket } from '../storage/secure-bucket';

/** Where the pipeline keeps what it builds, and the logs of its builds, all under one key. */
export class ArtifactStore extends Construct {
  /** Key of artefacts and logs; the roles that deploy into other accounts may decrypt with it. */
  public readonly encryptionKey: IKey;
  /** Bucket that hands sources and cloud assemblies from step to step; they are gone after 90 days. */
  public readonly bucket: IBucket;
  /** Log of every build. */
  public readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const encryptionKey = new Key(this, 'Key', { description: 'Artefacts and logs of the pipeline', enableKeyRotation: true });
    encryptionKey.addToResourcePolicy(logGroupsStatement(this));

    this.encryptionKey = encryptionKey;
    this.bucket = new SecureBucket(this, 'Bucket', {
      encryptionKey,
      accessLogs: new AccessLogBucket(this, 'AccessLogs', {}).bucket,
      lifecycleRules: [{ id: 'Old', expiration: Duration.days(90) }],
    }).bucket;
    this.logGroup = new LogGroup(this, 'Builds', { encryptionKey, retention: RetentionDays.ONE_YEAR });
  }
}
