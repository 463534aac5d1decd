import { Duration } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV as JOIN_ENV } from '../../../lambda/join-batch/contract';
import { ENV as PREPARE_ENV } from '../../../lambda/prepare-batch/contract';
import { ENV as VERIFY_ENV } from '../../../lambda/verify-artifact/contract';
import { PlatformFunction } from '../compute/platform-function';
import { allow } from '../security/allow';
import { modelPackageArns } from '../security/resource-arns';
import { allowJobs, allowTemporaryModels } from '../training/allow-jobs';
import { ContainerRole } from '../training/container-role';
import { allowEncryptedVolumes } from '../training/encrypted-volumes';
import { jobNetwork } from '../training/job-network';
import { MAP_WORKERS } from '../workflow/map-workers';
import type { Definition } from '../workflow/states';
import type { Workflow } from '../workflow/workflow';
import { allowReadingModel, allowSiftingRecords, allowWritingBatches } from './batch-access';
import type { BatchEngine, BatchEngineProps } from './batch-engine';
import { transformStates } from './transform-states';

/** Properties for defining a `TransformEngine`. */
export interface TransformEngineProps extends BatchEngineProps {
  /** Group of the model's packages. */
  readonly modelPackageGroupName: string;
  /** Key that signed the artefacts. */
  readonly signingKey: IKey;
  /** Instance type of the job; its volumes are under the artefacts' key. */
  readonly instanceType: string;
  /** Security group of the job. */
  readonly jobSecurityGroup: ISecurityGroup;
}

/** Scores ranges by one SageMaker batch transform, which no network but the platform's own reaches. */
export class TransformEngine extends Construct implements BatchEngine {
  public readonly definition: Definition;
  public readonly functions: readonly IFunction[];
  public readonly container: ContainerRole;
  private readonly props: TransformEngineProps;

  constructor(scope: Construct, id: string, props: TransformEngineProps) {
    super(scope, id);
    const { host, places, artifactsKey } = props;
    const { model, zones, keys } = places;
    this.props = props;
    this.container = new ContainerRole(this, 'Container', {
      host,
      description: `Scores batches with ${model}`,
      imageRepositoryArn: props.imageRepositoryArn,
      logGroupName: '/aws/sagemaker/TransformJobs',
    });
    allowReadingModel(this.container, props);
    allowWritingBatches(this.container, places);
    allowEncryptedVolumes(this.container, artifactsKey);
    const verify = this.verifyFunction();
    const prepare = this.prepareFunction();
    const join = this.joinFunction();
    this.definition = transformStates({
      model,
      verify: verify.function,
      prepare: prepare.function,
      join: join.function,
      bucketName: zones.features.bucketName,
      bucketKeyArn: keys.features.keyArn,
      modelRoleArn: this.container.role.roleArn,
      network: jobNetwork(host.vpc, props.jobSecurityGroup),
      instanceType: props.instanceType,
      volumeKeyArn: artifactsKey.keyArn,
    });
    this.functions = [verify.function, prepare.function, join.function];
  }

  public grantRun(workflow: Workflow): void {
    const { places, modelPackageGroupName } = this.props;
    const name = `${places.model}-batch-`;
    allowJobs(workflow, 'TransformJob', name);
    allowTemporaryModels(workflow, name, [this.container.role]);
    allow(workflow, ['sagemaker:DescribeModelPackage'], [modelPackageArns(this, modelPackageGroupName)]);
  }

  private verifyFunction(): PlatformFunction {
    const { host, places, artifactsBucket, artifactsKey, signingKey } = this.props;
    const verify = new PlatformFunction(this, 'Verify', {
      host,
      source: 'verify-artifact',
      description: `Verifies the artefact that a batch of ${places.model} is scored with`,
      timeout: Duration.minutes(5),
      memorySizeMiB: 1024,
      environment: { [VERIFY_ENV.ARTIFACTS_BUCKET]: artifactsBucket.bucketName, [VERIFY_ENV.SIGNING_KEY_ID]: signingKey.keyId },
    });
    allow(
      verify,
      ['s3:GetObject'],
      ['training', 'evaluations'].map((folder) => artifactsBucket.arnForObjects(`${places.model}/${folder}/*`)),
    );
    allow(verify, ['kms:Decrypt'], [artifactsKey.keyArn]);
    allow(verify, ['kms:Verify'], [signingKey.keyArn]);
    return verify;
  }

  private prepareFunction(): PlatformFunction {
    const { host, places, fields } = this.props;
    const prepare = new PlatformFunction(this, 'Prepare', {
      host,
      source: 'prepare-batch',
      description: `Checks records before batch transform scores them with ${places.model}`,
      timeout: Duration.minutes(15),
      memorySizeMiB: 1769,
      reservedConcurrency: MAP_WORKERS,
      environment: {
        [PREPARE_ENV.FEATURES_BUCKET]: places.zones.features.bucketName,
        [PREPARE_ENV.QUARANTINE_BUCKET]: places.zones.quarantine.bucketName,
        [PREPARE_ENV.FIELDS]: JSON.stringify(fields),
      },
    });
    allowSiftingRecords(prepare, places);
    allowWritingBatches(prepare, places);
    return prepare;
  }

  private joinFunction(): PlatformFunction {
    const { host, places, decisionThreshold } = this.props;
    const join = new PlatformFunction(this, 'Join', {
      host,
      source: 'join-batch',
      description: `Joins what batch transform answered for ${places.model}`,
      timeout: Duration.minutes(15),
      memorySizeMiB: 1769,
      reservedConcurrency: MAP_WORKERS,
      environment: {
        [JOIN_ENV.FEATURES_BUCKET]: places.zones.features.bucketName,
        [JOIN_ENV.DECISION_THRESHOLD]: String(decisionThreshold),
      },
    });
    allowWritingBatches(join, places);
    return join;
  }
}
