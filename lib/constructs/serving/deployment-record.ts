import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { PlatformTable } from '../storage/platform-table';

/** Properties for defining a `DeploymentRecord`. */
export interface DeploymentRecordProps {
  /** Key and backup plan of the table. */
  readonly host: PlatformHost;
  /** What happens to the table when its stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
}

/** Which version of a model was deployed when, why, and what it replaced. */
export class DeploymentRecord extends Construct {
  /** Table by model and time. */
  public readonly table: ITable;
  private readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: DeploymentRecordProps) {
    super(scope, id);
    this.encryptionKey = props.host.encryptionKey;
    this.table = new PlatformTable(this, 'Table', {
      partitionKey: 'model',
      sortKey: 'deployedAt',
      host: props.host,
      removalPolicy: props.removalPolicy,
    }).table;
  }

  /** Allows to add a deployment. */
  public grantRecord(grantee: IGrantable): Grant {
    return this.grant(grantee, 'dynamodb:PutItem');
  }

  /** Allows to read a model's deployments. */
  public grantQuery(grantee: IGrantable): Grant {
    return this.grant(grantee, 'dynamodb:Query');
  }

  private grant(grantee: IGrantable, action: string): Grant {
    const key = allow(grantee, ['kms:Decrypt', 'kms:DescribeKey'], [this.encryptionKey.keyArn]);
    return allow(grantee, [action], [this.table.tableArn]).combine(key);
  }
}
