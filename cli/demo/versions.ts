import { DescribeModelPackageCommand, UpdateModelPackageCommand } from '@aws-sdk/client-sagemaker';
import type { ClassificationMetrics } from '../../stats/performance/classification-metrics';
import { executionArns, newOutputs, runExecution } from './executions';
import type { Platform } from './platform';

/** Output of a training. */
export interface TrainingOutput {
  readonly outcome: 'registered' | 'kept';
  readonly modelPackageArn?: string;
  readonly reason: string;
  readonly metrics: Pick<ClassificationMetrics, 'auc' | 'precision' | 'recall'>;
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
}

/** Output of a promotion. */
export interface PromotionOutput {
  readonly outcome: 'deployed' | 'unchanged';
  readonly modelPackageArn: string;
  readonly version: number;
  readonly previousArn: string;
}

/** Names of the stacks of a model. */
export interface ModelStacks {
  readonly training: string;
  readonly serving: string;
  readonly monitoring: string;
}

/** The stacks of the model that the demo trains. */
export const FLIGHT_DELAY: ModelStacks = {
  training: 'FlightDelay-Training',
  serving: 'FlightDelay-Serving',
  monitoring: 'FlightDelay-Monitoring',
};

/** Who the record of model changes shall name. */
const ENGINEER = 'ml-engineer';

/** Trains on a range of days as the ML engineer. */
export function train(
  platform: Platform,
  stacks: ModelStacks,
  range: { from: string; to: string; reason: string },
): Promise<TrainingOutput> {
  return runExecution(platform.mlEngineer.states, platform.output(stacks.training, 'TrainingWorkflowArn'), {
    ...range,
    requestedBy: ENGINEER,
  });
}

/** Approves a version in the name of the Approver, who does nothing else, and waits until the platform has deployed it. */
export async function approve(platform: Platform, stacks: ModelStacks, arn: string, reason: string): Promise<PromotionOutput> {
  const workflow = platform.output(stacks.serving, 'PromotionWorkflowArn');
  const { states } = platform.mlEngineer;
  const known = await executionArns(states, workflow);
  const { sageMaker } = platform.approver;
  await sageMaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  await sageMaker.send(
    new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: 'Approved', ApprovalDescription: reason }),
  );
  const [promotion] = await newOutputs<PromotionOutput>(states, workflow, known, 1);
  if (promotion === undefined) {
    throw new Error(`approval of ${arn} must start a promotion`);
  }
  return promotion;
}

/** Deploys the version before the live one again. */
export function rollBack(platform: Platform, stacks: ModelStacks, reason: string): Promise<PromotionOutput> {
  const input = { trigger: 'rollback', reason, requestedBy: ENGINEER };
  return runExecution(platform.mlEngineer.states, platform.output(stacks.serving, 'PromotionWorkflowArn'), input);
}
