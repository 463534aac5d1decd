import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties for defining a `DeploymentRecord`. */
export interface DeploymentRecordProps {
  /** Key of the table. */
  readonly encryptionKey: IKey;
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
    this.encryptionKey = props.encryptionKey;
    this.table = new Table(this, 'Resource', {
      partitionKey: { name: 'model', type: AttributeType.STRING },
      sortKey: { name: 'deployedAt', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: props.removalPolicy,
    });
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
    const key = Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt', 'kms:DescribeKey'],
      resourceArns: [this.encryptionKey.keyArn],
    });
    return Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [this.table.tableArn] }).combine(key);
  }
}
