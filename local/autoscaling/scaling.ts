import { AwsError, NotEmulated } from '../core/aws-error';

/** A variant that autoscaling may change; the fields are those of DescribeScalableTargets. */
export interface ScalableTarget {
  readonly ServiceNamespace: 'sagemaker';
  /** `endpoint/<endpoint>/variant/<variant>` */
  readonly ResourceId: string;
  readonly ScalableDimension: 'sagemaker:variant:DesiredInstanceCount';
  readonly MinCapacity: number;
  readonly MaxCapacity: number;
  readonly RoleARN?: string;
  readonly CreationTime: Date;
}

/** Target tracking on one variant; the fields are those of DescribeScalingPolicies. */
export interface ScalingPolicy {
  readonly PolicyARN: string;
  readonly PolicyName: string;
  readonly PolicyType: 'TargetTrackingScaling';
  readonly ServiceNamespace: 'sagemaker';
  readonly ResourceId: string;
  readonly ScalableDimension: 'sagemaker:variant:DesiredInstanceCount';
  readonly TargetTrackingScalingPolicyConfiguration: TargetTracking;
  readonly CreationTime: Date;
}

/** Settings of a target tracking policy. */
export interface TargetTracking {
  readonly TargetValue: number;
  readonly PredefinedMetricSpecification: { readonly PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' };
  /** In virtual seconds. @default 300 */
  readonly ScaleInCooldown?: number;
  /** In virtual seconds. @default 300 */
  readonly ScaleOutCooldown?: number;
  /** @default false */
  readonly DisableScaleIn?: boolean;
}

/** What names a scalable resource in requests and templates. */
export interface ScalableDimension {
  readonly ServiceNamespace?: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

/** The resource id of a SageMaker variant; every other dimension is not emulated. */
export function variantResource({ ServiceNamespace, ResourceId, ScalableDimension }: ScalableDimension): string {
  if (ServiceNamespace !== 'sagemaker' || ScalableDimension !== 'sagemaker:variant:DesiredInstanceCount') {
    throw new NotEmulated(`autoscaling of ${ServiceNamespace ?? ''} ${ScalableDimension ?? ''}`);
  }
  parseVariant(ResourceId ?? '');
  return ResourceId ?? '';
}

/** Endpoint and variant of a resource id; throws autoscaling's ValidationException for another form. */
export function parseVariant(resourceId: string): { readonly endpointName: string; readonly variantName: string } {
  const match = /^endpoint\/([^/]+)\/variant\/([^/]+)$/.exec(resourceId);
  if (!match) {
    throw new AwsError('ValidationException', `Unsupported resource id: ${resourceId}`);
  }
  return { endpointName: match[1] ?? '', variantName: match[2] ?? '' };
}
