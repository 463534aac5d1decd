import { Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { QualityMonitorProps } from '../../../../lib/constructs/monitoring/quality-monitor';
import { QualityMonitor } from '../../../../lib/constructs/monitoring/quality-monitor';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function monitored(overrides: Partial<QualityMonitorProps> = {}) {
  const stack = testStack();
  const monitor = new QualityMonitor(stack, 'Monitor', {
    host: testHost(stack),
    environment: 'test',
    model: 'flights',
    endpointName: 'endpoint',
    monitoringBucket: Bucket.fromBucketName(stack, 'Monitoring', 'monitoring'),
    monitoringKey: Key.fromKeyArn(stack, 'MonitoringKey', 'arn:aws:kms:us-east-1:123456789012:key/monitoring'),
    decisionThreshold: 0.25,
    minAuc: 0.65,
    minLabels: 500,
    horizonDays: 7,
    ...overrides,
  });
  return { stack, monitor };
}

test.each([
  [undefined, 'cron(45 0 * * ? *)'],
  [Schedule.cron({ minute: '0', hour: '6' }), 'cron(0 6 * * ? *)'],
])('looks at the day before after the drift monitor unless told otherwise', (schedule, ScheduleExpression) => {
  Template.fromStack(monitored({ schedule }).stack).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression });
});

test('hands limits, horizon and threshold to the functions', () => {
  const template = Template.fromStack(monitored().stack);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { MIN_AUC: '0.65', MIN_LABELS: '500', HORIZON_DAYS: '7', ENVIRONMENT: 'test' } },
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { DECISION_THRESHOLD: '0.25', HORIZON_DAYS: '7' } },
  });
});

test('each function reads and writes its own prefixes', () => {
  const { stack } = monitored();
  const ownKey = ['kms:Decrypt kms:key/monitoring', 'kms:GenerateDataKey kms:key/monitoring'];
  expect(functionGrants(stack, 'Sorts predictions and labels of flights by inference id')).toEqual([
    ...ownKey,
    's3:GetObject s3:monitoring/capture/endpoint/AllTraffic/*',
    's3:GetObject s3:monitoring/labels/endpoint/*',
    's3:PutObject s3:monitoring/joins/flights/labels/*',
    's3:PutObject s3:monitoring/joins/flights/predictions/*',
  ]);
  expect(functionGrants(stack, 'Joins labels to predictions of flights')).toEqual([
    ...ownKey,
    's3:GetObject s3:monitoring/joins/flights/labels/*',
    's3:GetObject s3:monitoring/joins/flights/predictions/*',
    's3:ListBucket s3:monitoring if {"StringLike":{"s3:prefix":"joins/flights/*"}}',
    's3:PutObject s3:monitoring/joins/flights/joined/*',
  ]);
  expect(functionGrants(stack, 'Judges the predictions of flights')).toEqual([
    ...ownKey,
    's3:GetObject s3:monitoring/joins/flights/joined/*',
    's3:GetObject s3:monitoring/reports/flights/*',
    's3:ListBucket s3:monitoring if {"StringLike":{"s3:prefix":"reports/flights/*"}}',
    's3:PutObject s3:monitoring/reports/flights/*',
  ]);
});

test('the state machine lists capture and labels of its endpoint, and nothing else', () => {
  const { stack } = monitored();
  const listing = grants(stack, 'Measures the quality of the predictions of flights').filter((line) => line.startsWith('s3:'));
  expect(listing).toEqual([
    's3:ListBucket s3:monitoring if {"StringLike":{"s3:prefix":"capture/endpoint/AllTraffic/*"}}',
    's3:ListBucket s3:monitoring if {"StringLike":{"s3:prefix":"labels/endpoint/*"}}',
  ]);
});

test('the system that learns the outcomes may write labels, and nothing else', () => {
  const { stack, monitor } = monitored();
  monitor.grantWriteLabels(new ManagedPolicy(stack, 'Outcomes', { description: 'outcomes' }));
  expect(grants(stack, 'outcomes')).toEqual(['kms:GenerateDataKey kms:key/monitoring', 's3:PutObject s3:monitoring/labels/endpoint/*']);
});

test('breaks no rule', () => {
  expect(findings(monitored().stack)).toEqual([]);
});
