import { Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { DriftMonitorProps } from '../../../../lib/constructs/monitoring/drift-monitor';
import { DriftMonitor } from '../../../../lib/constructs/monitoring/drift-monitor';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function monitored(overrides: Partial<DriftMonitorProps> = {}) {
  const stack = testStack();
  const { zones, keys } = namedLake(stack);
  new DriftMonitor(stack, 'Monitor', {
    host: testHost(stack),
    environment: 'test',
    model: 'flights',
    endpointName: 'endpoint',
    features: [{ name: 'distance', type: 'integer' }],
    modelPackageGroupName: 'group',
    modelPackageParameterName: '/live',
    monitoringBucket: zones.monitoring,
    monitoringKey: keys.monitoring,
    artifactsBucket: zones.artifacts,
    artifactsKey: keys.models,
    threshold: 0.2,
    minRows: 200,
    ...overrides,
  });
  return { stack, template: Template.fromStack(stack) };
}

test.each([
  [undefined, 'cron(30 0 * * ? *)'],
  [Schedule.cron({ minute: '0', hour: '6' }), 'cron(0 6 * * ? *)'],
])('looks at the day before at half past midnight unless told otherwise', (schedule, ScheduleExpression) => {
  monitored({ schedule }).template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression });
});

test('hands threshold and smallest window to the comparison', () => {
  monitored({ threshold: 0.3, minRows: 500 }).template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { DRIFT_THRESHOLD: '0.3', MIN_ROWS: '500' } },
  });
});

test('the state machine lists nothing but the capture of its endpoint, and may start its own map runs', () => {
  expect(grants(monitored().stack, "Compares a day's traffic of flights with its baseline")).toEqual([
    'kms:Decrypt kms:key/monitoring',
    'lambda:InvokeFunction <AWS::Lambda::Function>',
    'lambda:InvokeFunction <AWS::Lambda::Function>',
    's3:ListBucket s3:monitoring if {"StringLike":{"s3:prefix":"capture/endpoint/AllTraffic/*"}}',
  ]);
  expect(grants(monitored().stack, 'Runs the distributed maps of the state machine')).toHaveLength(3);
});

test.each<[string, string[]]>([
  [
    'Profiles captured traffic of flights',
    [
      'kms:Decrypt kms:key/monitoring',
      'kms:GenerateDataKey kms:key/monitoring',
      's3:GetObject s3:monitoring/capture/endpoint/AllTraffic/*',
      's3:PutObject s3:monitoring/profiles/flights/*',
    ],
  ],
  [
    "Judges a day's traffic of flights",
    [
      'kms:Decrypt kms:key/models',
      'kms:Decrypt kms:key/monitoring',
      'kms:GenerateDataKey kms:key/monitoring',
      's3:GetObject s3:artifacts/flights/evaluations/*',
      's3:GetObject s3:monitoring/profiles/flights/*',
      's3:PutObject s3:monitoring/reports/flights/*',
      'sagemaker:DescribeModelPackage sagemaker:model-package/group/*',
      'ssm:GetParameter ssm:parameter/live',
    ],
  ],
])('the function that %s does only that', (description, expected) => {
  expect(functionGrants(monitored().stack, description)).toEqual(expected);
});

test('breaks no rule of the packs', () => {
  expect(findings(monitored().stack)).toEqual([]);
});
