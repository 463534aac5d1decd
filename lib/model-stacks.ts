import type { Stage, StackProps } from 'aws-cdk-lib/core';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ModelSpec } from './config/model-spec';
import { batchEndpointOf } from './config/batch-endpoint-of';
import { batchEndpointName, endpointName, modelPackageParameterName, modelTag, pascalCase } from './config/names';
import type { PlatformConfig } from './config/platform-config';
import { servingOf } from './config/serving-of';
import type { PlatformHost } from './constructs/compute/platform-host';
import { COST_TAGS } from './constructs/governance/cost-budget';
import type { DomainKeys } from './constructs/security/domain-keys';
import type { Personas } from './constructs/security/personas';
import type { LakeZones } from './constructs/storage/lake-zones';
import { BatchInferenceStack } from './stacks/batch-inference-stack';
import { EndpointStack } from './stacks/endpoint-stack';
import type { FeaturesStack } from './stacks/features-stack';
import { MonitoringStack } from './stacks/monitoring-stack';
import { ServingStack } from './stacks/serving-stack';
import { TrainingStack } from './stacks/training-stack';

/** What a model's stacks take from the environment's. */
export interface ModelStacksProps extends StackProps {
  readonly config: PlatformConfig;
  readonly model: ModelSpec;
  readonly host: PlatformHost;
  readonly jobSecurityGroup: ISecurityGroup;
  readonly keys: DomainKeys;
  readonly personas: Personas;
  readonly zones: LakeZones;
  readonly ledger: ITable;
  readonly features: FeaturesStack;
  /** Function that records what happens to models. */
  readonly changeRecorder: IFunction;
}

/** Adds the stacks of one model to a stage, beside the environment's own, so that `<Stage>/*` names them all. */
export function addModelStacks(stage: Stage, modelProps: ModelStacksProps): void {
  const { config, model, keys, zones } = modelProps;
  const props = { ...modelProps, tags: { ...modelProps.tags, [COST_TAGS.model]: modelTag(config.environment, model.name) } };
  const id = (stack: string): string => `${pascalCase(model.name)}-${stack}`;
  const features = props.features.workflowOf(model.name);
  const endpointStackName = `${stage.stageName}-${id('Endpoint')}`;
  const training = new TrainingStack(stage, id('Training'), { ...props, features });
  const serving = new ServingStack(stage, id('Serving'), { ...props, endpointStackName });
  const batch = new BatchInferenceStack(stage, id('BatchInference'), { ...props, features, endpointStackName });
  const endpoint = new EndpointStack(stage, id('Endpoint'), {
    ...props,
    endpointName: endpointName(config.environment, model.name),
    modelPackageParameterName: modelPackageParameterName(config.environment, model.name),
    serving: servingOf(model, config.environment),
    executionRole: serving.endpointRole,
    modelKey: keys.models,
    captureBucket: zones.monitoring,
    captureKey: keys.monitoring,
    batch:
      model.batch.engine === 'lambda'
        ? {
            endpointName: batchEndpointName(config.environment, model.name),
            executionRole: batch.containerRole,
            serving: batchEndpointOf(model.batch),
          }
        : undefined,
  });
  // CloudFormation resolves the parameter that the Training stack makes.
  endpoint.addStackDependency(training);
  const { grantees } = new MonitoringStack(stage, id('Monitoring'), {
    ...props,
    training: training.stateMachine,
    promotion: serving.promotion,
    endpointAlarms: endpoint.alarms,
  });
  for (const stack of [training, serving, batch]) {
    stack.allow(grantees);
  }
}
