import type { Stage } from 'aws-cdk-lib/core';
import { BuildSpec, ComputeType, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { CodePipeline, CodePipelineSource } from 'aws-cdk-lib/pipelines';
import type { Step } from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import type { DeliveredEnvironment, DeliveryConfig } from '../../config/delivery-config';
import { allow } from '../security/allow';
import { approvalSteps } from './approval-steps';
import { ArtifactStore } from './artifact-store';
import { BuildRole } from './build-role';
import { checkedSynth } from './checked-synth';

/** Fixed, because people look for it, and because it is the prefix of the artefacts; at most 20 characters. */
const PIPELINE_NAME = 'plumbline-delivery';

/** Versions of what builds install; `latest` of `aws-cdk` reads no assembly of today's `aws-cdk-lib`. */
export const TOOLS = { cli: '2.1148.1', assets: '4.7.3', node: '22' } as const;

/** A stage and how it is released. */
export interface DeliveredStage {
  readonly stage: Stage;
  readonly approval: DeliveredEnvironment['approval'];
}

/** Properties for defining a `DeliveryPipeline`. */
export interface DeliveryPipelineProps {
  readonly config: Pick<DeliveryConfig, 'repository' | 'branch' | 'connectionArn'>;
  /** In the order of their deployment. Each is synthesized here: nothing can be added to it afterwards. */
  readonly stages: readonly DeliveredStage[];
}

/** CodePipeline that checks and synthesizes the source, updates itself, publishes assets and deploys stages. */
export class DeliveryPipeline extends Construct {
  constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    super(scope, id);
    const { repository, branch, connectionArn } = props.config;
    const source = CodePipelineSource.connection(repository, branch, { connectionArn });
    const store = new ArtifactStore(this, 'Artifacts');
    const buildRole = (name: string, description: string): BuildRole =>
      new BuildRole(this, name, { description, store, pipelineName: PIPELINE_NAME });

    const synth = checkedSynth(source, buildRole('SynthRole', 'Checks the source and synthesizes the cloud assembly'));
    const pipeline = new CodePipeline(this, 'Pipeline', {
      pipelineName: PIPELINE_NAME,
      synth,
      artifactBucket: store.bucket,
      crossAccountKeys: true,
      usePipelineRoleForActions: true,
      publishAssetsInParallel: false,
      cliVersion: TOOLS.cli,
      cdkAssetsCliVersion: TOOLS.assets,
      codeBuildDefaults: {
        buildEnvironment: { buildImage: LinuxBuildImage.STANDARD_7_0, computeType: ComputeType.MEDIUM, privileged: false },
        partialBuildSpec: BuildSpec.fromObject({ phases: { install: { 'runtime-versions': { nodejs: TOOLS.node } } } }),
        logging: { cloudWatch: { logGroup: store.logGroup } },
      },
    });
    for (const { stage, approval } of props.stages) {
      const steps = (): Step[] => {
        const role = buildRole(`${stage.stageName}ChangesRole`, `Compares the assembly of ${stage.stageName} with what is deployed`);
        return approvalSteps({ stage, source, assembly: synth, role });
      };
      pipeline.addStage(stage, { pre: approval === 'manual' ? steps() : [] });
    }
    pipeline.buildPipeline();
    // The first run starts with the pipeline: the roles have their policies by then.
    pipeline.pipeline.node.addDependency(...this.node.children.filter((child) => child instanceof BuildRole));

    // aws-cdk-lib allows the action's old name only, which does not match a connection's ARN since its rename.
    // https://docs.aws.amazon.com/dtconsole/latest/userguide/rename.html
    allow(pipeline.pipeline.role, ['codeconnections:UseConnection'], [connectionArn]);
  }
}
