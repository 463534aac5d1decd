import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { PlatformHost } from '../compute/platform-host';
import { TableBackup } from './table-backup';

/** Properties for defining a `PlatformTable`. */
export interface PlatformTableProps {
  /** Name of the partition key, a string. */
  readonly partitionKey: string;
  /** Name of the sort key, a string. */
  readonly sortKey: string;
  /** Key of the table, and the plan by which it is backed up. */
  readonly host: Pick<PlatformHost, 'backupPlan' | 'encryptionKey' | 'existingRoles'>;
  /**
   * Global secondary indexes: name to partition key, a string.
   *
   * @default - none
   */
  readonly indexes?: Readonly<Record<string, string>>;
  /**
   * What happens to the table when its stack is deleted; unless it is `DESTROY`, the table refuses to be deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** An on-demand table under a customer-managed key that can be restored to any second of the last 35 days, and is backed up each day. */
export class PlatformTable extends Construct {
  /** The table. */
  public readonly table: ITable;
  private readonly resource: Table;

  constructor(scope: Construct, id: string, props: PlatformTableProps) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const table = new Table(this, 'Resource', {
      partitionKey: { name: props.partitionKey, type: AttributeType.STRING },
      sortKey: { name: props.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.host.encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy,
    });
    for (const [indexName, partitionKey] of Object.entries(props.indexes ?? {})) {
      table.addGlobalSecondaryIndex({ indexName, partitionKey: { name: partitionKey, type: AttributeType.STRING } });
    }

    new TableBackup(this, 'Backup', { host: props.host, table });

    this.table = table;
    this.resource = table;
  }

  /** Adds a statement to the table's own policy; its resource is `*`, the table. */
  public addToResourcePolicy(statement: PolicyStatement): void {
    this.resource.addToResourcePolicy(statement);
  }
}
