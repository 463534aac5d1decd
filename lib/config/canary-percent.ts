import type { Rollout } from './model-spec';

/** Share of the instances that a canary takes, in percent: half of them unless the rollout says otherwise. */
export function canaryPercent(rollout: Rollout): number {
  return rollout.canaryPercent ?? 50;
}
