import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import { scaler } from './scaler';
import type { ScalableDimension, TargetTracking } from './scaling';
import { variantResource } from './scaling';

const DIMENSION = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

/** AWS::ApplicationAutoScaling::ScalableTarget, ScalingPolicy. */
export function autoscalingProviders(cloud: Cloud): ResourceProvider[] {
  return [targetProvider(cloud), policyProvider(cloud)];
}

function targetProvider(cloud: Cloud): ResourceProvider {
  const register = async (properties: Properties): Promise<string> => {
    const resourceId = variantResource(properties as ScalableDimension);
    await scaler(cloud).register({
      ServiceNamespace: 'sagemaker',
      ResourceId: resourceId,
      ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      MinCapacity: Number(properties['MinCapacity']),
      MaxCapacity: Number(properties['MaxCapacity']),
      RoleARN: properties['RoleARN'] as string | undefined,
      CreationTime: cloud.clock.date(),
    });
    return `${resourceId}|sagemaker:variant:DesiredInstanceCount|sagemaker`;
  };
  return {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    properties: [...DIMENSION, 'MinCapacity', 'MaxCapacity'],
    recorded: ['RoleARN'],
    replaceOn: DIMENSION,
    create: async (properties) => {
      const id = await register(properties);
      return { physicalId: id, attributes: { Id: id } };
    },
    update: async (physicalId, properties) => {
      await register(properties);
      return { physicalId, attributes: { Id: physicalId } };
    },
    delete: (physicalId) => {
      scaler(cloud).targets.delete(physicalId.split('|')[0] ?? '');
      return Promise.resolve();
    },
  };
}

function policyProvider(cloud: Cloud): ResourceProvider {
  const keep = (arn: string, properties: Properties): void => {
    const { policies, targets } = scaler(cloud);
    const tracking = properties['TargetTrackingScalingPolicyConfiguration'] as TargetTracking | undefined;
    if (properties['PolicyType'] !== 'TargetTrackingScaling' || !tracking) {
      throw new NotEmulated(`scaling policies of the type ${String(properties['PolicyType'])}`);
    }
    if (
      (tracking.PredefinedMetricSpecification as { PredefinedMetricType?: string } | undefined)?.PredefinedMetricType !==
      'SageMakerVariantInvocationsPerInstance'
    ) {
      throw new NotEmulated('target tracking on another metric than SageMakerVariantInvocationsPerInstance');
    }
    const resourceId = policyResource(properties);
    if (!targets.has(resourceId)) {
      throw new AwsError('ObjectNotFoundException', `No scalable target registered for ${resourceId}`);
    }
    policies.set(arn, {
      PolicyARN: arn,
      PolicyName: String(properties['PolicyName']),
      PolicyType: 'TargetTrackingScaling',
      ServiceNamespace: 'sagemaker',
      ResourceId: resourceId,
      ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      TargetTrackingScalingPolicyConfiguration: tracking,
      CreationTime: cloud.clock.date(),
    });
  };
  return {
    type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    properties: [...DIMENSION, 'PolicyName', 'PolicyType', 'ScalingTargetId', 'TargetTrackingScalingPolicyConfiguration'],
    replaceOn: [...DIMENSION, 'PolicyName', 'ScalingTargetId'],
    create: (properties) => {
      const name = String(properties['PolicyName']);
      const arn = cloud.arn('autoscaling', `scalingPolicy:resource/sagemaker/${policyResource(properties)}:policyName/${name}`);
      keep(arn, properties);
      return Promise.resolve({ physicalId: arn, attributes: { Arn: arn } });
    },
    update: (arn, properties) => {
      keep(arn, properties);
      return Promise.resolve({ physicalId: arn, attributes: { Arn: arn } });
    },
    delete: (arn) => {
      scaler(cloud).policies.delete(arn);
      return Promise.resolve();
    },
  };
}

/** A policy names its target by `ScalingTargetId`, the `Ref` of the target, or by the three parts of the dimension. */
function policyResource(properties: Properties): string {
  const targetId = properties['ScalingTargetId'] as string | undefined;
  if (targetId === undefined) {
    return variantResource(properties as ScalableDimension);
  }
  const [ResourceId, ScalableDimension, ServiceNamespace] = targetId.split('|');
  return variantResource({ ResourceId, ScalableDimension, ServiceNamespace });
}
