import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { rootCaller } from '../core/root-caller';
import type { ScalableTarget, ScalingPolicy } from './scaling';
import { parseVariant } from './scaling';
import { trackedCapacity } from './target-tracking';

const DEFAULT_COOLDOWN_SEC = 300;
/** Minutes that a policy remembers. */
const HISTORY = 15;

/** One virtual minute of a variant's traffic. */
export interface Traffic {
  readonly endpointName: string;
  readonly variantName: string;
  readonly minute: number;
  readonly invocationsPerInstance: number;
}

interface Variant {
  readonly DesiredInstanceCount?: number;
  readonly VariantName?: string;
}

/** The scalable targets and policies of one cloud, and the decisions that follow from traffic. */
export class Scaler {
  readonly targets = new Map<string, ScalableTarget>();
  /** By ARN. */
  readonly policies = new Map<string, ScalingPolicy>();
  private readonly histories = new Map<string, { lastMinute: number; values: number[] }>();
  private readonly lastChange = new Map<string, number>();

  constructor(private readonly cloud: Cloud) {}

  /** Keeps a target and brings the variant into its limits, as registering does on AWS. */
  async register(target: ScalableTarget): Promise<void> {
    const capacity = await this.capacity(target.ResourceId);
    this.targets.set(target.ResourceId, target);
    const wanted = Math.min(target.MaxCapacity, Math.max(target.MinCapacity, capacity));
    if (wanted !== capacity) {
      await this.setCapacity(target.ResourceId, wanted);
    }
  }

  /** Removes a target and its policies; throws ObjectNotFoundException when there is none. */
  deregister(resourceId: string): void {
    if (!this.targets.delete(resourceId)) {
      throw new AwsError('ObjectNotFoundException', `No scalable target found for ${resourceId}`);
    }
    for (const policy of [...this.policies.values()].filter((found) => found.ResourceId === resourceId)) {
      this.policies.delete(policy.PolicyARN);
    }
  }

  /** Looks at the policies of a variant after a minute with traffic. */
  async observe({ endpointName, variantName, minute, invocationsPerInstance }: Traffic): Promise<void> {
    const resourceId = `endpoint/${endpointName}/variant/${variantName}`;
    const target = this.targets.get(resourceId);
    const policy = [...this.policies.values()].find((found) => found.ResourceId === resourceId);
    if (!target || !policy) {
      return;
    }
    const minutes = this.remember(resourceId, minute, invocationsPerInstance);
    const settings = policy.TargetTrackingScalingPolicyConfiguration;
    const capacity = await this.capacity(resourceId);
    const wanted = trackedCapacity({
      minutes,
      target: settings.TargetValue,
      capacity,
      min: target.MinCapacity,
      max: target.MaxCapacity,
      scaleInDisabled: settings.DisableScaleIn ?? false,
    });
    const cooldownSec = (wanted > capacity ? settings.ScaleOutCooldown : settings.ScaleInCooldown) ?? DEFAULT_COOLDOWN_SEC;
    const now = this.cloud.clock.now();
    if (wanted !== capacity && now >= (this.lastChange.get(resourceId) ?? -Infinity) + cooldownSec * 1000) {
      this.lastChange.set(resourceId, now);
      await this.setCapacity(resourceId, wanted);
    }
  }

  private remember(resourceId: string, minute: number, value: number): readonly number[] {
    const history = this.histories.get(resourceId) ?? { lastMinute: minute - 1, values: [] };
    const quiet = Math.min(HISTORY, minute - history.lastMinute - 1);
    history.values = [...history.values, ...Array.from({ length: quiet }, () => 0), value].slice(-HISTORY);
    history.lastMinute = minute;
    this.histories.set(resourceId, history);
    return history.values;
  }

  private async capacity(resourceId: string): Promise<number> {
    const { endpointName, variantName } = parseVariant(resourceId);
    const { ProductionVariants } = await this.cloud.call<{ ProductionVariants?: Variant[] }>(
      rootCaller(this.cloud),
      'sagemaker',
      'DescribeEndpoint',
      { EndpointName: endpointName },
    );
    const variant = ProductionVariants?.find((found) => found.VariantName === variantName);
    if (variant?.DesiredInstanceCount === undefined) {
      throw new AwsError('ValidationException', `the endpoint ${endpointName} has no variant ${variantName} with instances`);
    }
    return variant.DesiredInstanceCount;
  }

  private async setCapacity(resourceId: string, count: number): Promise<void> {
    const { endpointName, variantName } = parseVariant(resourceId);
    await this.cloud.call(rootCaller(this.cloud), 'sagemaker', 'UpdateEndpointWeightsAndCapacities', {
      EndpointName: endpointName,
      DesiredWeightsAndCapacities: [{ VariantName: variantName, DesiredInstanceCount: count }],
    });
  }
}

/** The scaler of a cloud. */
export const scaler = perCloud((cloud) => new Scaler(cloud));
