import type { RetrainingPolicy } from '../../lambda/retrain-controller/contract';
import type { ModelSpec } from './model-spec';
import { trainingCostUsd } from './training-cost';

/** When a model may be trained again, as the retrain controller takes it; throws when nothing is known of its instance type's price. */
export function retrainingPolicy(model: Pick<ModelSpec, 'retraining' | 'training'>, region: string): RetrainingPolicy {
  const { cooldownHours, minNewRows, trainingDays, monthlyBudgetUsd } = model.retraining;
  const cost = trainingCostUsd(model, region);
  if (cost === undefined) {
    throw new Error(`training.instanceType must have a price in ${region}, got ${model.training.instanceType}`);
  }
  return { cooldownHours, minNewRows, trainingDays, monthlyBudgetUsd, trainingCostUsd: cost };
}
