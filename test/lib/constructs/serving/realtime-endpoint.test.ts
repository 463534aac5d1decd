import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { RealtimeServing } from '../../../../lib/config/model-spec';
import { RealtimeEndpoint } from '../../../../lib/constructs/serving/realtime-endpoint';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

const SERVING: RealtimeServing = {
  mode: 'realtime',
  instanceType: 'ml.m5.large',
  minInstances: 2,
  maxInstances: 6,
  targetInvocationsPerMinute: 600,
  capturePercent: 100,
  rollout: { type: 'canary', bakeSec: 300 },
};

function realtime(serving: Partial<RealtimeServing> = {}) {
  const stack = testStack();
  const host = testHost(stack);
  new RealtimeEndpoint(stack, 'Endpoint', {
    endpointName: 'plumbline-test-flights',
    modelPackageParameterName: '/plumbline/test/flights/model-package-arn',
    serving: { ...SERVING, ...serving },
    executionRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/endpoint'),
    vpc: host.vpc,
    securityGroup: host.securityGroup,
    volumeKey: Key.fromKeyArn(stack, 'VolumeKey', 'arn:aws:kms:us-east-1:123456789012:key/volume'),
    captureBucket: Bucket.fromBucketName(stack, 'Captures', 'captures'),
    captureKey: Key.fromKeyArn(stack, 'CaptureKey', 'arn:aws:kms:us-east-1:123456789012:key/capture'),
    alertTopic: host.alertTopic,
  });
  return { stack, template: Template.fromStack(stack) };
}

test('every resource but the alarms waits for a model package', () => {
  const { template } = realtime();
  const conditional = Object.values(template.toJSON().Resources as Record<string, { Type: string; Condition?: string }>);
  const types = (has: boolean) => conditional.filter(({ Condition }) => (Condition !== undefined) === has).map(({ Type }) => Type);
  expect(types(false)).toEqual(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Alarm']);
  expect(types(true).sort()).toEqual([
    'AWS::ApplicationAutoScaling::ScalableTarget',
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    'AWS::SageMaker::Endpoint',
    'AWS::SageMaker::EndpointConfig',
    'AWS::SageMaker::Model',
  ]);
});

test('pitfall 9: no version is chosen at synthesis, CloudFormation reads the model package from its SSM parameter', () => {
  realtime().template.hasParameter('ModelPackageArn', {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: '/plumbline/test/flights/model-package-arn',
  });
});

test('outputs what is live, so that a promotion knows the truth', () => {
  const { template } = realtime();
  template.hasOutput('LiveModelPackageArn', { Value: { Ref: 'ModelPackageArn' } });
  template.hasOutput('LiveEndpointConfigName', {});
});

test('isolates the containers in the VPC', () => {
  realtime().template.hasResourceProperties('AWS::SageMaker::Model', { EnableNetworkIsolation: true, PrimaryContainer: {} });
});

test('pitfall 16: captures all requests under the capture prefix without a slash at its end, encrypted, as CSV', () => {
  realtime().template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
    DataCaptureConfig: {
      DestinationS3Uri: 's3://captures/capture',
      InitialSamplingPercentage: 100,
      KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/capture',
      CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'] },
    },
  });
});

test('pitfall 5: moves half of the instances first, bakes, and rolls back on either alarm, which are there before it', () => {
  const { template } = realtime();
  template.hasResourceProperties('AWS::SageMaker::Endpoint', {
    EndpointName: 'plumbline-test-flights',
    RetainAllVariantProperties: true,
    DeploymentConfig: {
      BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: { Type: 'CANARY', CanarySize: { Type: 'CAPACITY_PERCENT', Value: 50 }, WaitIntervalInSeconds: 300 },
      },
    },
  });
  const [endpoint] = Object.values(template.findResources('AWS::SageMaker::Endpoint')) as [{ Properties: never; DependsOn: string[] }];
  const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm'));
  expect(endpoint).toMatchObject({
    Properties: {
      DeploymentConfig: { AutoRollbackConfiguration: { Alarms: alarms.map((AlarmName) => ({ AlarmName: { Ref: AlarmName } })) } },
    },
  });
  expect(endpoint.DependsOn).toEqual(expect.arrayContaining(alarms));
});

test('takes the canary share of the model', () => {
  realtime({ rollout: { type: 'canary', canaryPercent: 25, bakeSec: 60 } }).template.hasResourceProperties('AWS::SageMaker::Endpoint', {
    DeploymentConfig: { BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: { CanarySize: { Value: 25 } } } },
  });
});

test('pitfall 2: each config calls its variant the same', () => {
  realtime().template.hasResourceProperties('AWS::SageMaker::EndpointConfig', { ProductionVariants: [{ VariantName: 'AllTraffic' }] });
});

test('can move all instances at once', () => {
  realtime({ rollout: { type: 'all-at-once', bakeSec: 60 } }).template.hasResourceProperties('AWS::SageMaker::Endpoint', {
    DeploymentConfig: { BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 60 } } },
  });
});

test('pitfall 3: scales between the limits by invocations per instance, and only once the endpoint exists', () => {
  const { template } = realtime();
  template.hasResource('AWS::ApplicationAutoScaling::ScalableTarget', {
    Properties: { MinCapacity: 2, MaxCapacity: 6, ResourceId: 'endpoint/plumbline-test-flights/variant/AllTraffic' },
    DependsOn: Object.keys(template.findResources('AWS::SageMaker::Endpoint')),
  });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      TargetValue: 600,
    },
  });
});

test('pitfall 3: an endpoint of one size has no autoscaling, under which SageMaker refuses another instance type', () => {
  const { template } = realtime({ minInstances: 2, maxInstances: 2 });
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalingPolicy', 0);
});

test('breaks no rule of the packs', () => {
  expect(findings(realtime().stack)).toEqual([]);
});
