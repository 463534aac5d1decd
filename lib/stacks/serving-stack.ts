import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ModelSpec } from '../config/model-spec';
import { endpointName, modelPackageGroupName, modelPackageParameterName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import { servingOf } from '../config/serving-of';
import type { PlatformHost } from '../constructs/compute/platform-host';
import type { DomainKeys } from '../constructs/security/domain-keys';
import { allowStackOutputs } from '../constructs/security/allow-stack-outputs';
import type { ModelGrantees } from '../constructs/security/model-grantees';
import { AutoApprover } from '../constructs/serving/auto-approver';
import { DeploymentRecord } from '../constructs/serving/deployment-record';
import { EndpointRole } from '../constructs/serving/endpoint-role';
import { InferenceApi } from '../constructs/serving/inference-api';
import { Promotion } from '../constructs/serving/promotion';
import type { LakeZones } from '../constructs/storage/lake-zones';
import { xgboostImage } from '../constructs/training/framework-image';
import type { Workflow } from '../constructs/workflow/workflow';

/** Properties for defining a `ServingStack`. */
export interface ServingStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly model: ModelSpec;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly zones: LakeZones;
  /** Name of the stack that holds the endpoint. */
  readonly endpointStackName: string;
}

/** What surrounds one model's endpoint: its role, promotion and rollback, the inference API. */
export class ServingStack extends Stack {
  /** Role of the endpoint's containers. */
  public readonly endpointRole: IRole;
  /** State machine that deploys the model's versions. */
  public readonly promotion: IStateMachine;
  private readonly inference: InferenceApi;
  private readonly workflow: Workflow;
  private readonly deployments: DeploymentRecord;

  constructor(scope: Construct, id: string, props: ServingStackProps) {
    super(scope, id, props);
    const { config, model, host, keys, zones } = props;
    const { environment } = config;
    const serving = servingOf(model, environment);
    const groupName = modelPackageGroupName(environment, model.name);
    const names = {
      model: model.name,
      endpointName: endpointName(environment, model.name),
      modelPackageParameterName: modelPackageParameterName(environment, model.name),
    };
    const endpointRole = new EndpointRole(this, 'EndpointRole', {
      ...names,
      host,
      imageRepositoryArn: xgboostImage(model.training.frameworkVersion, config.region).repositoryArn,
      zones,
      keys,
    });
    const deployments = new DeploymentRecord(this, 'Deployments', {
      host,
      removalPolicy: profileOf(config).removalPolicy,
    });
    const promotion = new Promotion(this, 'Promotion', {
      ...names,
      host,
      modelPackageGroupName: groupName,
      endpointStackName: props.endpointStackName,
      artifactsBucket: zones.artifacts,
      artifactsKey: keys.models,
      signingKey: keys.signing,
      deployments,
    });
    if (config.approval === 'auto') {
      new AutoApprover(this, 'AutoApprover', { host, model: model.name, modelPackageGroupName: groupName });
    }
    const inference = new InferenceApi(this, 'Inference', {
      ...names,
      host,
      fields: model.features,
      decisionThreshold: model.decisionThreshold,
      ...(serving.mode === 'serverless' ? { capture: { bucket: zones.monitoring, encryptionKey: keys.monitoring } } : {}),
    });

    this.inference = inference;
    this.workflow = promotion.workflow;
    this.deployments = deployments;
    this.endpointRole = endpointRole.role;
    this.promotion = promotion.workflow.stateMachine;
    new CfnOutput(this, 'PromotionWorkflowArn', { value: promotion.workflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'InferenceUrl', { value: inference.url });
    new CfnOutput(this, 'DeploymentsTable', { value: deployments.table.tableName });
  }

  /** Allows to ask for predictions and to promote versions, and to read which were. */
  public allow({ mlEngineer, auditor }: ModelGrantees): void {
    this.inference.grantInvoke(mlEngineer);
    this.workflow.grantRun(mlEngineer);
    allowStackOutputs(mlEngineer, this);
    this.deployments.grantQuery(auditor);
  }
}
