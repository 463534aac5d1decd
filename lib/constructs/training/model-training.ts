import { Duration } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type { ModelSpec } from '../../config/model-spec';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { modelPackageArns, parameterArn } from '../security/resource-arns';
import type { LakeZones } from '../storage/lake-zones';
import { Workflow } from '../workflow/workflow';
import { allowJobs, allowTemporaryModels } from './allow-jobs';
import { xgboostImage } from './framework-image';
import { jobNetwork } from './job-network';
import { sourceArchive } from './source-archive';
import { TrainingFunctions } from './training-functions';
import { TrainingRoles } from './training-roles';
import { trainingStates } from './training-states';

/** Properties for defining a `ModelTraining`. */
export interface ModelTrainingProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** The model that is trained. */
  readonly model: ModelSpec;
  /** Region whose registry of AWS's images is used. */
  readonly region: string;
  /** Makes the model's training snapshots. */
  readonly features: Workflow;
  /** Buckets of the snapshots and of the artefacts. */
  readonly zones: Pick<LakeZones, 'features' | 'artifacts'>;
  /** Keys of the two zones, and the one that signs artefacts. */
  readonly keys: { readonly features: IKey; readonly models: IKey; readonly signing: IKey };
  /** Security group of the jobs. */
  readonly jobSecurityGroup: ISecurityGroup;
  /** Group that takes the versions. */
  readonly modelPackageGroupName: string;
  /** SSM parameter with the live version: the champion. */
  readonly modelPackageParameterName: string;
  /** Instance types that the versions may be served on. */
  readonly servingInstanceTypes: readonly string[];
  /** Tags of the training and transform jobs, by which their cost is the model's. */
  readonly costTags: Readonly<Record<string, string>>;
}

/** Trains a model on a range of days and registers it as pending when it passes its gates and beats the champion. */
export class ModelTraining extends Construct {
  /** The state machine; input `{from, to, reason}`. */
  public readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: ModelTrainingProps) {
    super(scope, id);
    const { host, model, zones, keys } = props;
    const image = xgboostImage(model.training.frameworkVersion, props.region);
    const code = new Asset(this, 'Code', { path: sourceArchive(model.folder) });
    const roles = new TrainingRoles(this, 'Roles', { host, model: model.name, imageRepositoryArn: image.repositoryArn, zones, keys, code });
    const functions = new TrainingFunctions(this, 'Functions', { host, model: model.name, zones, keys });
    const { name, description, owner, kpi, label, decisionThreshold, protectedAttributes } = model;
    this.workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Training of ${name}`,
      runbook: 'training-failed',
      timeout: Duration.hours(12),
      functions: [functions.qualityGate, functions.sign, functions.verify, functions.evaluate, functions.gate],
      definition: trainingStates({
        ...model.training,
        model: {
          name,
          description,
          owner,
          kpi,
          label,
          decisionThreshold,
          protectedAttributes,
          features: model.features.map((feature) => ({
            name: feature.name,
            type: feature.type,
            description: feature.description,
            monitored: feature.monitored,
          })),
        },
        gates: model.gates,
        validationDays: model.retraining.validationDays,
        testDays: model.retraining.testDays,
        featureStateMachineArn: props.features.stateMachine.stateMachineArn,
        parameterName: props.modelPackageParameterName,
        modelPackageGroupName: props.modelPackageGroupName,
        functions,
        imageUri: image.uri,
        featuresUri: zones.features.s3UrlForObject(),
        artifactsUri: zones.artifacts.s3UrlForObject(),
        codeUri: code.s3ObjectUrl,
        trainingRoleArn: roles.training.roleArn,
        modelRoleArn: roles.model.roleArn,
        network: jobNetwork(host.vpc, props.jobSecurityGroup),
        artifactsKeyId: keys.models.keyArn,
        servingInstanceTypes: props.servingInstanceTypes,
        tags: Object.entries(props.costTags).map(([Key, Value]) => ({ Key, Value })),
      }),
    });
    props.features.grantNestedRun(this.workflow);
    allowJobs(this.workflow, 'TrainingJob', `${name}-`);
    allowJobs(this.workflow, 'TransformJob', `${name}-`);
    allowTemporaryModels(this.workflow, `${name}-`, [roles.training, roles.model]);
    this.grantRegistry(props);
  }

  private grantRegistry({ modelPackageGroupName, modelPackageParameterName }: ModelTrainingProps): void {
    const packages = [modelPackageArns(this, modelPackageGroupName)];
    // A version that was registered as approved would pass by every approver.
    allow(this.workflow, ['sagemaker:CreateModelPackage'], packages, {
      StringEquals: { 'sagemaker:ModelApprovalStatus': 'PendingManualApproval' },
    });
    allow(this.workflow, ['sagemaker:DescribeModelPackage'], packages);
    allow(this.workflow, ['ssm:GetParameter'], [parameterArn(this, modelPackageParameterName)]);
  }
}
