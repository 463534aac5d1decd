import { Stack } from 'aws-cdk-lib/core';
import type { Stage } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { pilot } from '../config/pilot';
import { production } from '../config/production';
import type { PlatformConfig } from '../lib/config/platform-config';
import { PlatformStage } from '../lib/platform-stage';
import { testApp } from './app';

/** Both stages in one app, as `bin/platform.ts` makes them. */
export interface Stages {
  readonly pilot: PlatformStage;
  readonly production: PlatformStage;
}

let stages: Stages | undefined;

/** Both stages, synthesized once per test file. */
export function platformStages(): Stages {
  stages ??= makeStages();
  return stages;
}

/** A stage of a config of the test's own. */
export function stageOf(config: PlatformConfig): PlatformStage {
  return new PlatformStage(testApp(), 'Test', { config });
}

/** The stacks of a stage. */
export function stacksOf(stage: Stage): Stack[] {
  return stage.node.children.filter((child) => Stack.isStack(child));
}

/** A stack of a stage by its id, for example `DataLake`. */
export function stackOf(stage: Stage, id: string): Stack {
  const stack = stacksOf(stage).find(({ node }) => node.id === id);
  if (stack === undefined) {
    throw new Error(`id must be that of a stack of ${stage.stageName}, got ${id}`);
  }
  return stack;
}

/** The template of a stack of a stage. */
export function templateOf(stage: Stage, id: string): Template {
  const assembly = stage.synth();
  return Template.fromJSON(assembly.getStackArtifact(stackOf(stage, id).artifactId).template as Record<string, unknown>);
}

function makeStages(): Stages {
  const app = testApp();
  return {
    pilot: new PlatformStage(app, 'Pilot', { config: pilot }),
    production: new PlatformStage(app, 'Production', { config: production }),
  };
}
