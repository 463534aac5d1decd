import type { App } from 'aws-cdk-lib/core';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { delivery } from '../config/delivery';
import { pilot } from '../config/pilot';
import { production } from '../config/production';
import { pascalCase } from '../lib/config/names';
import type { DeliveryConfig } from '../lib/config/delivery-config';
import { DeliveryStack } from '../lib/stacks/delivery-stack';
import { testApp } from './app';

/** The pipeline of this repository. */
export const DELIVERY = delivery as DeliveryConfig;

/** An action of a pipeline's template. */
export interface Action {
  readonly Name: string;
  readonly RunOrder: number;
  readonly RoleArn?: unknown;
  readonly ActionTypeId: { readonly Category: string; readonly Provider: string };
  readonly Configuration: Readonly<Record<string, unknown>>;
}

/** A stage of a pipeline's template. */
export interface PipelineStage {
  readonly Name: string;
  readonly Actions: readonly Action[];
}

/** The pipeline over stages that have one queue and one asset each, in an app of its own. */
export function delivered(config: Partial<DeliveryConfig> = {}): { app: App; stack: DeliveryStack; template: Template } {
  const app = testApp();
  const stages = [pilot, production].map(({ environment, account, region }) => {
    const stage = new Stage(app, pascalCase(environment), { env: { account, region } });
    const stack = new Stack(stage, 'Queues');
    new Queue(stack, 'Queue');
    new Asset(stack, 'Asset', { path: __filename });
    return stage;
  });
  const stack = new DeliveryStack(app, 'Delivery', { config: { ...DELIVERY, ...config }, stages });
  return { app, stack, template: Template.fromStack(stack) };
}

/** The stages of the only pipeline of a template. */
export function pipelineStages(template: Template): readonly PipelineStage[] {
  const [pipeline] = Object.values(template.findResources('AWS::CodePipeline::Pipeline'));
  return (pipeline as { Properties: { Stages: PipelineStage[] } }).Properties.Stages;
}
