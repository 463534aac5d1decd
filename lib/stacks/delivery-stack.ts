import type { StackProps, Stage } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DeliveryConfig } from '../config/delivery-config';
import { pascalCase } from '../config/names';
import { DeliveryPipeline } from '../constructs/delivery/delivery-pipeline';

/** Properties for defining a `DeliveryStack`. */
export interface DeliveryStackProps extends StackProps {
  readonly config: DeliveryConfig;
  /** The app's stages: they stay its children, so that `cdk deploy 'Pilot/*'` and the pipeline deploy the same stacks. */
  readonly stages: readonly Stage[];
}

/** The pipeline that checks what is pushed, updates itself, and deploys one environment after the other. */
export class DeliveryStack extends Stack {
  constructor(scope: Construct, id: string, props: DeliveryStackProps) {
    const { config, stages, ...rest } = props;
    super(scope, id, { ...rest, env: { account: config.account, region: config.region } });
    new DeliveryPipeline(this, 'Delivery', {
      config,
      stages: config.environments.map(({ environment, approval }) => ({ stage: stageOf(environment, stages), approval })),
    });
  }
}

function stageOf(environment: string, stages: readonly Stage[]): Stage {
  const stage = stages.find(({ stageName }) => stageName === pascalCase(environment));
  if (stage === undefined) {
    throw new Error(`environments must be stages of the app, got ${environment}`);
  }
  return stage;
}
