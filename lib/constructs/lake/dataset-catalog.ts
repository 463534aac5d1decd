import { Stack } from 'aws-cdk-lib/core';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DatasetContract } from '../../config/dataset-contract';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import { datasetTable } from './dataset-table';

/** Properties for defining a `DatasetCatalog`. */
export interface DatasetCatalogProps {
  /** Name of the Glue database; queries name it. */
  readonly databaseName: string;
  /** Bucket of the curated rows, `<dataset>/dt=YYYY-MM-DD/…`. */
  readonly curated: IBucket;
  /** Key of the curated rows. */
  readonly curatedKey: IKey;
  /** Contracts of the datasets: a table each. */
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
    const database = [glueArn('catalog'), glueArn('database', databaseName)];
    const table = glueArn('table', `${databaseName}/${dataset}`);
    allow(grantee, ['glue:GetDatabase'], database);
    allow(grantee, ['glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'], [...database, table]);
    allow(grantee, ['s3:GetBucketLocation'], [curated.bucketArn]);
    allowListing(grantee, curated, `${dataset}/`);
    allow(grantee, ['s3:GetObject'], [curated.arnForObjects(`${dataset}/*`)]);
    allow(grantee, ['kms:Decrypt'], [curatedKey.keyArn]);
  }
}
