import type { BlueGreenUpdatePolicy, DeploymentConfig } from '@aws-sdk/client-sagemaker';
import { NotEmulated } from '../core/aws-error';

/** One step of a blue/green update: the share of the new fleet, then a bake. */
export interface RolloutStep {
  /** 0 to 1. */
  readonly share: number;
  /** Virtual seconds in which an alarm rolls back. */
  readonly bakeSec: number;
}

/** The steps of an update: all at once without baking when the deployment has no policy, as on AWS. */
export function rolloutSteps(deployment: DeploymentConfig | undefined, instances: number): RolloutStep[] {
  if (deployment?.RollingUpdatePolicy) {
    throw new NotEmulated('RollingUpdatePolicy of an endpoint');
  }
  const policy = deployment?.BlueGreenUpdatePolicy;
  const last = { share: 1, bakeSec: policy?.TerminationWaitInSeconds ?? 0 };
  const routing = policy?.TrafficRoutingConfiguration;
  const bakeSec = routing?.WaitIntervalInSeconds ?? 0;
  if (routing?.Type === 'CANARY') {
    return [{ share: capacity(routing.CanarySize, instances), bakeSec }, last];
  }
  if (routing?.Type === 'LINEAR') {
    const step = capacity(routing.LinearStepSize, instances);
    const shares = Array.from({ length: Math.ceil(1 / step) - 1 }, (_, i) => (i + 1) * step);
    return [...shares.map((share) => ({ share, bakeSec })), last];
  }
  return [last];
}

type CapacitySize = NonNullable<BlueGreenUpdatePolicy['TrafficRoutingConfiguration']>['CanarySize'];

function capacity(size: CapacitySize, instances: number): number {
  const value = size?.Value ?? 100;
  return Math.min(1, size?.Type === 'INSTANCE_COUNT' ? value / instances : value / 100);
}
