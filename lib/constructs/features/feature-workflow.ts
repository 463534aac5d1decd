import { Duration } from 'aws-cdk-lib/core';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ENV as PLAN_ENV } from '../../../lambda/plan-features/contract';
import { ENV as SEAL_ENV } from '../../../lambda/seal-features/contract';
import type { ModelSpec } from '../../config/model-spec';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import type { DatasetCatalog } from '../lake/dataset-catalog';
import type { QueryWorkgroup } from '../lake/query-workgroup';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import type { LakeZones } from '../storage/lake-zones';
import { Workflow } from '../workflow/workflow';
import { featureSql } from './feature-sql';
import { featureStates } from './feature-states';

/** Properties for defining a `FeatureWorkflow`. */
export interface FeatureWorkflowProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** What the query is made of: its folder has `features.sql`. */
  readonly model: Pick<ModelSpec, 'name' | 'folder' | 'dataset' | 'label' | 'features'>;
  /** Tables that `features.sql` reads. */
  readonly catalog: DatasetCatalog;
  /** Where its queries run. */
  readonly workgroup: QueryWorkgroup;
  /** Buckets that are read and written. */
  readonly zones: Pick<LakeZones, 'curated' | 'features'>;
  /** Keys of the two zones. */
  readonly keys: { readonly lake: IKey; readonly features: IKey };
}

/**
 * Runs a model's `features.sql` on a range of days: a training snapshot split by time, or rows to score.
 *
 * Input `{mode: 'train', from, to, validationDays, testDays}` or `{mode: 'score', from, to}`; output `TrainingSnapshot` or `ScoringRows`
 * of lambda/shared/feature-manifest.ts. The same SQL on the same rows is computed once.
 */
export class FeatureWorkflow extends Construct {
  /** The state machine. */
  public readonly workflow: Workflow;
  private readonly props: FeatureWorkflowProps;

  constructor(scope: Construct, id: string, props: FeatureWorkflowProps) {
    super(scope, id);
    const { host, model, catalog, workgroup } = props;
    this.props = props;
    const plan = this.planFunction(props);
    const seal = this.sealFunction(props);
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Features of ${model.name}`,
      runbook: 'features-failed',
      functions: [plan.function, seal.function],
      definition: featureStates({
        plan: plan.function,
        seal: seal.function,
        source: {
          model: model.name,
          dataset: model.dataset,
          label: model.label,
          features: model.features.map(({ name }) => name),
          sql: featureSql(model.folder),
        },
        workgroupName: workgroup.workgroupName,
        databaseName: catalog.databaseName,
      }),
    });
    workgroup.grantQuery(this.workflow);
    catalog.grantRead(this.workflow, model.dataset);
    this.grantUnload(this.workflow);
  }

  /** Lets `grantee` read rows to score, with their manifests. */
  public grantReadScoringRows(grantee: IGrantable): void {
    const { model, zones, keys } = this.props;
    allowListing(grantee, zones.features, `${model.name}/score/`);
    allow(grantee, ['s3:GetObject'], [zones.features.arnForObjects(`${model.name}/score/*`)]);
    allow(grantee, ['kms:Decrypt'], [keys.features.keyArn]);
  }

  private grantUnload(grantee: IGrantable): void {
    const { model, zones, keys } = this.props;
    allow(grantee, ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'], [zones.features.bucketArn]);
    allowListing(grantee, zones.features, `${model.name}/`);
    allow(grantee, ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], this.rowArns());
    allow(grantee, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.features.keyArn]);
  }

  private planFunction({ host, model, zones, keys }: FeatureWorkflowProps): PlatformFunction {
    const plan = new PlatformFunction(this, 'Plan', {
      host,
      source: 'plan-features',
      description: `Plans feature runs of ${model.name}`,
      environment: {
        [PLAN_ENV.CURATED_BUCKET]: zones.curated.bucketName,
        [PLAN_ENV.FEATURES_BUCKET]: zones.features.bucketName,
      },
    });
    allowListing(plan, zones.curated, `${model.dataset}/`);
    allowListing(plan, zones.features, `${model.name}/`);
    allow(plan, ['s3:GetObject'], this.rowArns());
    allow(plan, ['kms:Decrypt'], [keys.features.keyArn]);
    return plan;
  }

  private sealFunction({ host, model, zones, keys }: FeatureWorkflowProps): PlatformFunction {
    const seal = new PlatformFunction(this, 'Seal', {
      host,
      source: 'seal-features',
      description: `Counts and seals the features of ${model.name}`,
      environment: { [SEAL_ENV.FEATURES_BUCKET]: zones.features.bucketName },
      timeout: Duration.minutes(15),
      memorySizeMiB: 1769,
    });
    allowListing(seal, zones.features, `${model.name}/`);
    allow(seal, ['s3:GetObject', 's3:PutObject'], this.rowArns());
    allow(seal, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.features.keyArn]);
    return seal;
  }

  private rowArns(): string[] {
    const { model, zones } = this.props;
    return ['snapshots', 'score'].map((folder) => zones.features.arnForObjects(`${model.name}/${folder}/*`));
  }
}
