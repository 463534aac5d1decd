import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { Traffic } from './scaler';
import { scaler } from './scaler';
import type { ScalableDimension } from './scaling';
import { variantResource } from './scaling';

const DIMENSION = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

/** Something that tells the traffic of endpoint variants, minute by minute. */
export interface TrafficSource {
  onTraffic(listener: (traffic: Traffic) => void): void;
}

interface Filter {
  readonly ResourceIds?: readonly string[];
  readonly ResourceId?: string;
  readonly PolicyNames?: readonly string[];
}

interface Registration extends ScalableDimension {
  readonly MinCapacity?: number;
  readonly MaxCapacity?: number;
  readonly RoleARN?: string;
}

/** Application Auto Scaling of SageMaker variants; it only decides after minutes with traffic. */
export function createAutoScaling(cloud: Cloud, traffic: TrafficSource): Service {
  const scaling = scaler(cloud);
  traffic.onTraffic((minute) => {
    scaling.observe(minute).catch((error: unknown) => {
      const stream = `endpoint/${minute.endpointName}`;
      cloud.ports.log('/aws/application-autoscaling', stream, [`cannot scale: ${(error as Error).message}`]);
    });
  });
  return {
    signingName: 'application-autoscaling',
    operations: {
      RegisterScalableTarget: supportedInput(
        'RegisterScalableTarget',
        [...DIMENSION, 'MinCapacity', 'MaxCapacity', 'RoleARN'],
        async (input: Registration, context) => {
          authorize(context, 'RegisterScalableTarget');
          const resourceId = variantResource(input);
          const known = scaling.targets.get(resourceId);
          await scaling.register({
            ServiceNamespace: 'sagemaker',
            ResourceId: resourceId,
            ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
            MinCapacity: input.MinCapacity ?? known?.MinCapacity ?? 1,
            MaxCapacity: input.MaxCapacity ?? known?.MaxCapacity ?? 1,
            RoleARN: input.RoleARN,
            CreationTime: known?.CreationTime ?? cloud.clock.date(),
          });
          return { ScalableTargetARN: targetArn(cloud, resourceId) };
        },
      ),
      DeregisterScalableTarget: supportedInput('DeregisterScalableTarget', DIMENSION, (input: ScalableDimension, context) => {
        authorize(context, 'DeregisterScalableTarget');
        scaling.deregister(variantResource(input));
        return {};
      }),
      DescribeScalableTargets: supportedInput(
        'DescribeScalableTargets',
        ['ServiceNamespace', 'ResourceIds', 'ScalableDimension'],
        ({ ResourceIds }: Filter, context) => {
          authorize(context, 'DescribeScalableTargets');
          const found = [...scaling.targets.values()].filter((target) => ResourceIds?.includes(target.ResourceId) ?? true);
          return { ScalableTargets: found };
        },
      ),
      DescribeScalingPolicies: supportedInput(
        'DescribeScalingPolicies',
        [...DIMENSION, 'PolicyNames'],
        ({ ResourceId, PolicyNames }: Filter, context) => {
          authorize(context, 'DescribeScalingPolicies');
          const found = [...scaling.policies.values()]
            .filter((policy) => ResourceId === undefined || policy.ResourceId === ResourceId)
            .filter((policy) => PolicyNames?.includes(policy.PolicyName) ?? true);
          return { ScalingPolicies: found };
        },
      ),
    },
  };
}

function authorize(context: CallContext, action: string): void {
  context.authorize({ action: `application-autoscaling:${action}`, resource: '*' });
}

/** ARN of a scalable target; AWS's has a random id, here it is the resource id. */
function targetArn(cloud: Cloud, resourceId: string): string {
  return cloud.arn('application-autoscaling', `scalable-target/${resourceId}`);
}
