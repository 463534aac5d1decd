import { Size, Stack } from 'aws-cdk-lib/core';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';

/** Properties for defining a `QueryWorkgroup`. */
export interface QueryWorkgroupProps {
  /** Name of the workgroup: Athena requires one. */
  readonly name: string;
  /** Bucket that takes the results of queries, under `athena-results/`. */
  readonly resultBucket: IBucket;
  /** Key of the results. */
  readonly resultKey: IKey;
  /**
   * Most bytes that one query may scan.
   *
   * @default Size.gibibytes(100)
   */
  readonly scanLimit?: Size;
}

const RESULTS = 'athena-results';

/** An Athena workgroup whose settings a query can't override: encrypted results in one place, a limit of the bytes scanned, metrics. */
export class QueryWorkgroup extends Construct {
  /** Name of the workgroup. */
  public readonly workgroupName: string;
  private readonly props: QueryWorkgroupProps;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    new CfnWorkGroup(this, 'Resource', {
      name: props.name,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: (props.scanLimit ?? Size.gibibytes(100)).toBytes(),
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: props.resultBucket.s3UrlForObject(`${RESULTS}/`),
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: props.resultKey.keyArn },
        },
      },
    });
    this.workgroupName = props.name;
    this.props = props;
  }

  /** Lets `grantee` run queries and read their results; what the queries read is granted apart. */
  public grantQuery(grantee: IGrantable): void {
    const { resultBucket, resultKey } = this.props;
    const queries = Stack.of(this).formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.workgroupName });
    allow(
      grantee,
      ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'],
      [queries],
    );
    allow(grantee, ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'], [resultBucket.bucketArn]);
    allowListing(grantee, resultBucket, `${RESULTS}/`);
    allow(
      grantee,
      ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [resultBucket.arnForObjects(`${RESULTS}/*`)],
    );
    allow(grantee, ['kms:Decrypt', 'kms:GenerateDataKey'], [resultKey.keyArn]);
  }
}
