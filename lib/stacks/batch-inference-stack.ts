import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack, Token } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { batchEndpointOf } from '../config/batch-endpoint-of';
import type { ModelSpec } from '../config/model-spec';
import { batchEndpointName, modelPackageGroupName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { BatchInference } from '../constructs/batch/batch-inference';
import { EndpointEngine } from '../constructs/batch/endpoint-engine';
import { QuarantineAlarm } from '../constructs/batch/quarantine-alarm';
import { TransformEngine } from '../constructs/batch/transform-engine';
import type { PlatformHost } from '../constructs/compute/platform-host';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { ModelGrantees } from '../constructs/security/model-grantees';
import type { LakeZones } from '../constructs/storage/lake-zones';
import { xgboostImage } from '../constructs/training/framework-image';
import type { Workflow } from '../constructs/workflow/workflow';

/** Properties for defining a `BatchInferenceStack`. */
export interface BatchInferenceStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly model: ModelSpec;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly zones: LakeZones;
  /** Computes the rows to score. */
  readonly features: Workflow;
  /** Security group of batch transform's jobs. */
  readonly jobSecurityGroup: ISecurityGroup;
  /** Name of the stack that holds the endpoints. */
  readonly endpointStackName: string;
}

/** Scores whole days or files with the live version of one model. */
export class BatchInferenceStack extends Stack {
  /** Role of the batch endpoint's containers. */
  public readonly containerRole: IRole;
  private readonly batch: BatchInference;

  constructor(scope: Construct, id: string, props: BatchInferenceStackProps) {
    super(scope, id, props);
    const { config, model, host, keys, zones } = props;
    const { environment } = config;
    const settings = { engine: model.batch.engine, fields: model.features, decisionThreshold: model.decisionThreshold };
    const common = {
      ...settings,
      host,
      places: { model: model.name, zones, keys },
      imageRepositoryArn: xgboostImage(model.training.frameworkVersion, config.region).repositoryArn,
      artifactsBucket: zones.artifacts,
      artifactsKey: keys.models,
    };
    const engine =
      model.batch.engine === 'lambda'
        ? new EndpointEngine(this, 'Engine', {
            ...common,
            endpointName: batchEndpointName(environment, model.name),
            maxConcurrency: batchEndpointOf(model.batch).maxConcurrency,
          })
        : new TransformEngine(this, 'Engine', {
            ...common,
            modelPackageGroupName: modelPackageGroupName(environment, model.name),
            signingKey: keys.signing,
            instanceType: model.training.instanceType,
            jobSecurityGroup: props.jobSecurityGroup,
          });
    this.batch = new BatchInference(this, 'Batch', {
      ...common,
      environment,
      engine,
      settings,
      features: props.features,
      endpointStackName: props.endpointStackName,
      schedule: Schedule.expression(model.batch.schedule),
    });
    new QuarantineAlarm(this, 'Quarantine', { environment, model: model.name, alertTopic: host.alertTopic });

    this.containerRole = engine.container.role;
    if (Token.isUnresolved(this.containerRole.roleArn)) {
      // Exported with either engine, so that a change of the engine does not find its export in use; an existing role's ARN needs no export.
      this.exportValue(this.containerRole.roleArn);
    }
    new CfnOutput(this, 'BatchWorkflowArn', { value: this.batch.workflow.stateMachine.stateMachineArn });
  }

  /** Allows to run batches, and to read what they scored. */
  public allow({ mlEngineer, dataScientist }: ModelGrantees): void {
    this.batch.grantRun(mlEngineer);
    this.batch.grantRead(dataScientist);
  }
}
