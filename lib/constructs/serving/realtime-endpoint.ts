import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnEndpoint, CfnEndpointConfig, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { RealtimeServing } from '../../config/model-spec';
import { VARIANT_NAME } from '../../../lambda/shared/variant-name';
import { blueGreen } from './deployment-config';
import { EndpointAlarms } from './endpoint-alarms';
import { LiveModelPackage } from './live-model-package';

/** Properties for defining a `RealtimeEndpoint`. */
export interface RealtimeEndpointProps {
  /** Fixed name of the endpoint. */
  readonly endpointName: string;
  /** Name of the SSM parameter with the live model package. */
  readonly modelPackageParameterName: string;
  /** Instances, scaling, capture and rollout. */
  readonly serving: RealtimeServing;
  /** Role of the model's containers. */
  readonly executionRole: IRole;
  /** VPC whose isolated subnets hold the containers. */
  readonly vpc: IVpc;
  /** Security group of the containers. */
  readonly securityGroup: ISecurityGroup;
  /** Key of the instances' volumes. */
  readonly volumeKey: IKey;
  /** Bucket that takes the captured traffic, under `capture/`. */
  readonly captureBucket: IBucket;
  /** Key of the captured traffic. */
  readonly captureKey: IKey;
  /** Topic that the endpoint's alarms notify. */
  readonly alertTopic: ITopic;
}

/** An autoscaling endpoint on instances, with data capture, that moves to new model packages by canary and rolls back on alarms. */
export class RealtimeEndpoint extends Construct {
  /** The model package that the endpoint serves. */
  public readonly live: LiveModelPackage;
  /** The alarms that roll a deployment back. */
  public readonly alarms: EndpointAlarms;

  constructor(scope: Construct, id: string, props: RealtimeEndpointProps) {
    super(scope, id);
    const { serving, endpointName } = props;
    const alarms = new EndpointAlarms(this, 'Alarms', { endpointName, alertTopic: props.alertTopic });
    this.alarms = alarms;
    const live = new LiveModelPackage(this, 'Live', { parameterName: props.modelPackageParameterName });
    const model = new CfnModel(this, 'Model', {
      executionRoleArn: props.executionRole.roleArn,
      primaryContainer: { modelPackageName: live.arn },
      enableNetworkIsolation: true,
      vpcConfig: {
        subnets: props.vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
        securityGroupIds: [props.securityGroup.securityGroupId],
      },
    });
    const config = new CfnEndpointConfig(this, 'Config', {
      kmsKeyId: props.volumeKey.keyArn,
      productionVariants: [
        {
          modelName: model.attrModelName,
          variantName: VARIANT_NAME,
          instanceType: serving.instanceType,
          initialInstanceCount: serving.minInstances,
          initialVariantWeight: 1,
        },
      ],
      dataCaptureConfig: {
        enableCapture: true,
        initialSamplingPercentage: serving.capturePercent,
        destinationS3Uri: props.captureBucket.s3UrlForObject('capture'),
        kmsKeyId: props.captureKey.keyArn,
        captureOptions: [{ captureMode: 'Input' }, { captureMode: 'Output' }],
        captureContentTypeHeader: { csvContentTypes: ['text/csv'], jsonContentTypes: ['application/json'] },
      },
    });
    const endpoint = new CfnEndpoint(this, 'Endpoint', {
      endpointName,
      endpointConfigName: config.attrEndpointConfigName,
      deploymentConfig: blueGreen(serving.rollout, [alarms.errorRate, alarms.latency]),
      // An update keeps the instances that autoscaling has added.
      retainAllVariantProperties: true,
    });
    endpoint.node.addDependency(alarms);
    live.publish(config.attrEndpointConfigName);
    // SageMaker refuses another instance type while autoscaling watches the variant; one fixed size has none, which makes the change possible.
    const scaling = serving.maxInstances > serving.minInstances ? this.scaling(endpoint, serving, endpointName) : [];
    live.require(model, config, endpoint, ...scaling);

    this.live = live;
  }

  private scaling(endpoint: CfnEndpoint, serving: RealtimeServing, endpointName: string): [CfnScalableTarget, CfnScalingPolicy] {
    const target = new CfnScalableTarget(this, 'ScalableTarget', {
      serviceNamespace: 'sagemaker',
      scalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      resourceId: `endpoint/${endpointName}/variant/${VARIANT_NAME}`,
      minCapacity: serving.minInstances,
      maxCapacity: serving.maxInstances,
    });
    target.addResourceDependency(endpoint);
    const policy = new CfnScalingPolicy(this, 'ScalingPolicy', {
      policyName: 'InvocationsPerInstance',
      policyType: 'TargetTrackingScaling',
      scalingTargetId: target.ref,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        targetValue: serving.targetInvocationsPerMinute,
        scaleInCooldown: 300,
        scaleOutCooldown: 60,
      },
    });
    return [target, policy];
  }
}
