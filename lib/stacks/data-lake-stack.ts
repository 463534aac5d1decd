import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { databaseName, pascalCase, workgroupName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { DatasetCatalog } from '../constructs/lake/dataset-catalog';
import { DatasetIngestion } from '../constructs/lake/dataset-ingestion';
import { IngestionLedger } from '../constructs/lake/ingestion-ledger';
import { LakeBuckets } from '../constructs/lake/lake-buckets';
import { allowPersonas } from '../constructs/lake/persona-access';
import { QueryWorkgroup } from '../constructs/lake/query-workgroup';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { Personas } from '../constructs/security/personas';
import type { LakeZones } from '../constructs/storage/lake-zones';

/** Properties for defining a `DataLakeStack`. */
export interface DataLakeStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly personas: Personas;
}

/** The governed data lake: buckets, catalog, queries, and the ingestion of each dataset. */
export class DataLakeStack extends Stack {
  /** The buckets. */
  public readonly zones: LakeZones;
  /** The database with a table per dataset. */
  public readonly catalog: DatasetCatalog;
  /** Where queries run. */
  public readonly workgroup: QueryWorkgroup;
  /** Which files count. */
  public readonly ledger: ITable;

  constructor(scope: Construct, id: string, props: DataLakeStackProps) {
    super(scope, id, props);
    const { config, host, keys, personas } = props;
    const { environment, datasets, models } = config;
    const { removalPolicy } = profileOf(config);
    const zones = new LakeBuckets(this, 'Zones', { keys, removalPolicy, existing: config.existing?.buckets });
    this.catalog = new DatasetCatalog(this, 'Catalog', {
      databaseName: databaseName(environment),
      curated: zones.curated,
      curatedKey: keys.lake,
      datasets,
    });
    this.workgroup = new QueryWorkgroup(this, 'Queries', {
      name: workgroupName(environment),
      resultBucket: zones.curated,
      resultKey: keys.lake,
    });
    this.ledger = new IngestionLedger(this, 'Ledger', { host, removalPolicy }).table;
    for (const contract of datasets) {
      const { workflow } = new DatasetIngestion(this, `${pascalCase(contract.name)}Ingestion`, {
        host,
        environment,
        contract,
        zones,
        keys,
        ledger: this.ledger,
      });
      workflow.grantRun(personas.mlEngineer.permissionsIn(this));
      new CfnOutput(this, `${pascalCase(contract.name)}IngestionWorkflowArn`, { value: workflow.stateMachine.stateMachineArn });
    }
    allowPersonas(this, {
      personas,
      zones,
      keys,
      catalog: this.catalog,
      workgroup: this.workgroup,
      ledger: this.ledger,
      datasets: datasets.map(({ name }) => name),
      models: models.map(({ name }) => name),
    });

    this.zones = zones;
    new CfnOutput(this, 'RawBucket', { value: zones.raw.bucketName });
    new CfnOutput(this, 'QuarantineBucket', { value: zones.quarantine.bucketName });
    new CfnOutput(this, 'FeaturesBucket', { value: zones.features.bucketName });
    new CfnOutput(this, 'ArtifactsBucket', { value: zones.artifacts.bucketName });
    new CfnOutput(this, 'MonitoringBucket', { value: zones.monitoring.bucketName });
  }
}
