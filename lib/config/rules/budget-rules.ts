import type { ModelSpec } from '../model-spec';
import type { PlatformConfig } from '../platform-config';
import { trainingCostUsd } from '../training-cost';
import type { Problem } from './rule';

/** Why a model's retraining budget can't work in the environment of `config`: no price is known, or it pays for no training. */
export function budgetProblems(model: ModelSpec, { region }: PlatformConfig, path: string): Problem[] {
  const value = model.retraining.monthlyBudgetUsd;
  const cost = trainingCostUsd(model, region);
  if (cost === undefined) {
    const rule = `must have a price to count with: ${model.training.instanceType} in ${region} needs its line in lib/config/training-prices.ts`;
    return [{ path, value, rule }];
  }
  return cost > value ? [{ path, value, rule: `must pay for one training of up to ${cost.toFixed(2)} US dollars` }] : [];
}
