import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import type { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { NO_MODEL } from '../../lambda/shared/no-model';
import type { ModelSpec } from '../config/model-spec';
import { modelPackageGroupName, modelPackageParameterName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { servingOf } from '../config/serving-of';
import type { PlatformHost } from '../constructs/compute/platform-host';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { ModelGrantees } from '../constructs/security/model-grantees';
import type { LakeZones } from '../constructs/storage/lake-zones';
import type { Workflow } from '../constructs/workflow/workflow';
import { ModelTraining } from '../constructs/training/model-training';

/** Properties for defining a `TrainingStack`. */
export interface TrainingStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly model: ModelSpec;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly zones: LakeZones;
  /** Makes the model's training snapshots. */
  readonly features: Workflow;
  /** Security group of the jobs. */
  readonly jobSecurityGroup: ISecurityGroup;
}

/** One model's versions: how they are trained and registered, and which of them is live. */
export class TrainingStack extends Stack {
  /** State machine that trains the model. */
  public readonly stateMachine: IStateMachine;
  private readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: TrainingStackProps) {
    super(scope, id, props);
    const { config, model, host, keys, zones } = props;
    const groupName = modelPackageGroupName(config.environment, model.name);
    const parameterName = modelPackageParameterName(config.environment, model.name);
    const serving = servingOf(model, config.environment);
    const group = new CfnModelPackageGroup(this, 'Versions', {
      modelPackageGroupName: groupName,
      modelPackageGroupDescription: model.description,
    });
    group.applyRemovalPolicy(RemovalPolicy.RETAIN);
    // CloudFormation puts the template's value back with any change of this resource, a tag's too (aws-cdk issue 25949). So nothing
    // of it may ever change: no deployment resets what a promotion has written.
    const live = new StringParameter(this, 'Live', {
      parameterName,
      stringValue: NO_MODEL,
      description: 'ARN of the model package that is live, or none',
    });
    live.applyRemovalPolicy(RemovalPolicy.RETAIN);
    (live.node.defaultChild as CfnParameter).addPropertyDeletionOverride('Tags');
    const { workflow } = new ModelTraining(this, 'Training', {
      host,
      model,
      region: config.region,
      features: props.features,
      zones,
      keys,
      jobSecurityGroup: props.jobSecurityGroup,
      modelPackageGroupName: groupName,
      modelPackageParameterName: parameterName,
      costTags: this.tags.tagValues(),
      servingInstanceTypes: [serving.mode === 'realtime' ? serving.instanceType : model.training.instanceType],
    });

    this.workflow = workflow;
    this.stateMachine = workflow.stateMachine;
    new CfnOutput(this, 'TrainingWorkflowArn', { value: workflow.stateMachine.stateMachineArn });
  }

  /** Allows to train. */
  public allow({ mlEngineer }: ModelGrantees): void {
    this.workflow.grantRun(mlEngineer);
  }
}
