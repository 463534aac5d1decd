import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { allow } from '../security/allow';
import type { DomainKeys } from '../security/domain-keys';
import type { Personas } from '../security/personas';
import type { LakeZones } from '../storage/lake-zones';
import type { DatasetCatalog } from './dataset-catalog';
import type { QueryWorkgroup } from './query-workgroup';

/** What the personas get access to. */
export interface PersonaAccessProps {
  readonly personas: Personas;
  readonly zones: LakeZones;
  readonly keys: Pick<DomainKeys, 'lake' | 'features' | 'models' | 'monitoring' | 'operations'>;
  readonly catalog: DatasetCatalog;
  readonly workgroup: QueryWorkgroup;
  readonly ledger: ITable;
  /** Names of the environment's datasets and models. */
  readonly datasets: readonly string[];
  readonly models: readonly string[];
}

/** Lets the personas use the lake, each what its work needs; their policies lie in the stack of `scope`. */
export function allowPersonas(scope: Construct, props: PersonaAccessProps): void {
  allowDataScientist(scope, props);
  allowMlEngineer(scope, props);
  allowApprover(scope, props);
  allowAuditor(scope, props);
}

/** Curated rows by query or directly, and training snapshots. */
function allowDataScientist(scope: Construct, { personas, zones, keys, catalog, workgroup, datasets, models }: PersonaAccessProps): void {
  const scientist = personas.dataScientist.permissionsIn(scope);
  workgroup.grantQuery(scientist);
  datasets.forEach((dataset) => {
    catalog.grantRead(scientist, dataset);
  });
  for (const model of models) {
    allow(scientist, ['s3:GetObject'], [zones.features.arnForObjects(`${model}/snapshots/*`)]);
  }
  allow(scientist, ['s3:ListBucket'], [zones.features.bucketArn]);
  allow(scientist, ['kms:Decrypt'], [keys.features.keyArn]);
}

/** Deliveries, what became of them, evaluations. */
function allowMlEngineer(scope: Construct, { personas, zones, keys, ledger, datasets, models }: PersonaAccessProps): void {
  const engineer = personas.mlEngineer.permissionsIn(scope);
  const uploads = datasets.map((dataset) => zones.raw.arnForObjects(`${dataset}/*`));
  const read = [
    zones.monitoring.arnForObjects('quality/*'),
    zones.monitoring.arnForObjects('reports/*'),
    ...datasets.map((dataset) => zones.quarantine.arnForObjects(`${dataset}/*`)),
    ...models.map((model) => zones.artifacts.arnForObjects(`${model}/evaluations/*`)),
  ];
  allow(engineer, ['s3:PutObject', 's3:AbortMultipartUpload'], uploads);
  allow(engineer, ['s3:GetObject'], read);
  allow(
    engineer,
    ['s3:ListBucket'],
    [zones.raw, zones.monitoring, zones.quarantine, zones.artifacts].map(({ bucketArn }) => bucketArn),
  );
  allow(engineer, ['dynamodb:GetItem', 'dynamodb:Query'], [ledger.tableArn]);
  allow(engineer, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.lake.keyArn]);
  allow(
    engineer,
    ['kms:Decrypt'],
    [keys.models, keys.monitoring, keys.operations].map(({ keyArn }) => keyArn),
  );
}

/** Evaluations, and nothing else of the lake. */
function allowApprover(scope: Construct, { personas, zones, keys, models }: PersonaAccessProps): void {
  const approver = personas.approver.permissionsIn(scope);
  for (const model of models) {
    allow(approver, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/evaluations/*`)]);
  }
  allow(approver, ['kms:Decrypt'], [keys.models.keyArn]);
}

/** Reports and the ledger; no rows of data. */
function allowAuditor(scope: Construct, { personas, zones, keys, ledger, models }: PersonaAccessProps): void {
  const auditor = personas.auditor.permissionsIn(scope);
  allow(auditor, ['s3:GetObject'], [zones.monitoring.arnForObjects('quality/*'), zones.monitoring.arnForObjects('reports/*')]);
  for (const model of models) {
    allow(auditor, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/evaluations/*`)]);
  }
  allow(auditor, ['s3:ListBucket'], [zones.monitoring.bucketArn, zones.artifacts.bucketArn]);
  allow(auditor, ['dynamodb:GetItem', 'dynamodb:Query'], [ledger.tableArn]);
  allow(
    auditor,
    ['kms:Decrypt'],
    [keys.models, keys.monitoring, keys.operations].map(({ keyArn }) => keyArn),
  );
}
