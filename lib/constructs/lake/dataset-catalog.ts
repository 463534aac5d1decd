import { Stack } from 'aws-cdk-lib/core';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DatasetContract } from '../../config/dataset-contract';
import { datasetTable } from './dataset-table';

/** Properties for defining a `DatasetCatalog`. */
export interface DatasetCatalogProps {
  readonly databaseName: string;
  /** Bucket of the curated rows, `<dataset>/dt=YYYY-MM-DD/…`. */
  readonly curated: IBucket;
  /** Key of the curated rows. */
  readonly curatedKey: IKey;
  readonly datasets: readonly DatasetContract[];
}

/** The Glue database of an environment, with one table per dataset. */
export class DatasetCatalog extends Construct {
  /** Name of the database. */
  public readonly databaseName: string;
  private readonly props: DatasetCatalogProps;

  constructor(scope: Construct, id: string, props: DatasetCatalogProps) {
    super(scope, id);
    const { databaseName, curated } = props;
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseName,
      databaseInput: { name: databaseName, description: 'Rows that keep the contract of their dataset' },
    });
    for (const contract of props.datasets) {
      const tableInput = datasetTable(contract, curated.s3UrlForObject(`${contract.name}/`));
      new CfnTable(this, contract.name, { catalogId, databaseName, tableInput }).addResourceDependency(database);
    }
    this.databaseName = databaseName;
    this.props = props;
  }

  /** Lets `grantee` read the rows of one dataset, by queries or directly. */
  public grantRead(grantee: IGrantable, dataset: string): void {
    const { databaseName, curated, curatedKey } = this.props;
    const glueArn = (resource: string, resourceName?: string): string =>
      Stack.of(this).formatArn({ service: 'glue', resource, resourceName });
    Grant.addToPrincipal({
      grantee,
      actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'],
      resourceArns: [glueArn('catalog'), glueArn('database', databaseName), glueArn('table', `${databaseName}/${dataset}`)],
    });
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetBucketLocation', 's3:ListBucket'],
      resourceArns: [curated.bucketArn],
    });
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [curated.arnForObjects(`${dataset}/*`)] });
    Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [curatedKey.keyArn] });
  }
}
