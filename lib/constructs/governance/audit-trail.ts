import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { MODEL_CHANGES } from '../../../lambda/shared/audit-chain';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import { AccessLogBucket } from '../storage/access-log-bucket';
import { PlatformTable } from '../storage/platform-table';
import { SecureBucket } from '../storage/secure-bucket';
import { appendOnlyBucket, appendOnlyTable } from './append-only';

/** Properties for defining an `AuditTrail`. */
export interface AuditTrailProps {
  /** Key of table and bucket, and backup plan of the table. */
  readonly host: PlatformHost;
  /** What happens to table and bucket when their stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * How long a copy can't be deleted.
   *
   * @default - not locked, for an environment that deletes its data with its stacks
   */
  readonly objectLock?: ObjectLockRetention;
}

/** A chain of records in a table and a copy of each in a bucket, which only one role may add to and nobody may change. */
export class AuditTrail extends Construct {
  /** Records by chain and sequence. */
  public readonly table: ITable;
  /** A copy of each record under `model-changes/<sequence>.json`. */
  public readonly copies: IBucket;
  private readonly props: AuditTrailProps;
  private readonly records: PlatformTable;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { host, removalPolicy, objectLock } = props;
    const { encryptionKey } = host;
    this.props = props;
    this.records = new PlatformTable(this, 'Records', { partitionKey: 'chain', sortKey: 'sequence', host, removalPolicy });
    this.table = this.records.table;
    // A bucket of its own stack: the policy of a log bucket names those that it serves, and so would tie two stacks to each other.
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy }).bucket;
    this.copies = new SecureBucket(this, 'Copies', { encryptionKey, accessLogs, removalPolicy, objectLock }).bucket;
  }

  /** Allows one role to add records, and denies it to every other one. Call it once. */
  public recordedBy(grantee: IGrantable, recorder: IRole): void {
    const objects = this.copies.arnForObjects(`${MODEL_CHANGES}/*`);
    allow(grantee, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [this.table.tableArn]);
    allow(grantee, ['kms:DescribeKey'], [this.props.host.encryptionKey.keyArn]);
    allow(grantee, ['s3:PutObject'], [objects]);
    for (const statement of appendOnlyTable(recorder)) {
      this.records.addToResourcePolicy(statement);
    }
    if (this.props.objectLock !== undefined) {
      for (const statement of appendOnlyBucket(recorder, objects)) {
        this.copies.addToResourcePolicy(statement);
      }
    }
  }

  /** Allows to read the chain and its copies. */
  public grantRead(grantee: IGrantable): Grant {
    const table = allow(grantee, ['dynamodb:Query'], [this.table.tableArn]);
    const key = allow(grantee, ['kms:Decrypt'], [this.props.host.encryptionKey.keyArn]);
    const list = allowListing(grantee, this.copies, `${MODEL_CHANGES}/`);
    return table
      .combine(key)
      .combine(list)
      .combine(allow(grantee, ['s3:GetObject'], [this.copies.arnForObjects(`${MODEL_CHANGES}/*`)]));
  }
}
