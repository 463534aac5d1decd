// One construct in an app of your own: an endpoint that scales, captures its traffic and rolls back on alarms.
// In your repository the import is `from 'plumbline'`.
import { App, Stack } from 'aws-cdk-lib/core';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { RealtimeEndpoint } from '../lib/index';

/** Adds the stack to an app. */
export function oneConstruct(app: App): App {
  const stack = new Stack(app, 'Fraud', { env: { account: '111122223333', region: 'eu-west-1' } });
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    isolatedSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    isolatedSubnetRouteTableIds: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1'],
  });
  new RealtimeEndpoint(stack, 'Endpoint', {
    endpointName: 'fraud',
    modelPackageParameterName: '/fraud/model-package-arn',
    serving: {
      mode: 'realtime',
      instanceType: 'ml.m5.large',
      minInstances: 2,
      maxInstances: 8,
      targetInvocationsPerMinute: 1000,
      capturePercent: 20,
      rollout: { type: 'canary', canaryPercent: 50, bakeSec: 600 },
    },
    executionRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/fraud-endpoint'),
    vpc,
    securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', 'sg-0123456789abcdef0'),
    volumeKey: new Key(stack, 'Volumes', { enableKeyRotation: true }),
    captureBucket: Bucket.fromBucketName(stack, 'Captures', 'fraud-captures'),
    captureKey: Key.fromKeyArn(stack, 'CaptureKey', 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef'),
    alertTopic: Topic.fromTopicArn(stack, 'Alerts', 'arn:aws:sns:eu-west-1:111122223333:alerts'),
  });
  return app;
}

if (require.main === module) {
  oneConstruct(new App()).synth();
}
