import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { executionOutput, waitFor } from './executions';
import type { Platform } from './platform';
import type { ModelStacks, TrainingOutput } from './versions';

/** A decision of the retrain controller. */
export interface Decision {
  readonly at: string;
  readonly decision: 'started' | 'refused';
  readonly reason: string;
  readonly executionArn?: string;
}

/** Waits for the controller's decision number `count`, counted from 1. */
export function decisionNumber(platform: Platform, stacks: ModelStacks, model: string, count: number): Promise<Decision> {
  const TableName = platform.output(stacks.monitoring, 'RetrainDecisionsTable');
  return waitFor(`decision ${count} of the retrain controller`, async () => {
    const { Items = [] } = await platform.auditor.tables.send(
      new QueryCommand({ TableName, KeyConditionExpression: 'model = :model', ExpressionAttributeValues: { ':model': model } }),
    );
    return Items[count - 1] as Decision | undefined;
  });
}

/** Waits for the end of the training that a decision started. */
export function startedTraining(platform: Platform, { executionArn = '' }: Decision): Promise<TrainingOutput> {
  return executionOutput<TrainingOutput>(platform.mlEngineer.states, executionArn);
}
