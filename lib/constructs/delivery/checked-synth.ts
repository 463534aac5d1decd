import { CodeBuildStep } from 'aws-cdk-lib/pipelines';
import type { IFileSetProducer } from 'aws-cdk-lib/pipelines';
import type { BuildRole } from './build-role';

/** What delivery runs before it deploys anything; each is an npm script that also runs on a laptop. */
export const CHECKS: readonly string[] = [
  'npm ci',
  'npm run lint',
  'npm run types',
  'npm run test:unit',
  'npm run test:integration',
  'npm run compliance',
];

/** The step that checks the source and synthesizes the cloud assembly. */
export function checkedSynth(source: IFileSetProducer, { role }: BuildRole): CodeBuildStep {
  return new CodeBuildStep('Synth', { input: source, commands: [...CHECKS], role, primaryOutputDirectory: 'cdk.out' });
}
