import { Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { DriftMonitorProps } from '../../../../lib/constructs/monitoring/drift-monitor';
import { DriftMonitor } from '../../../../lib/constructs/monitoring/drift-monitor';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function monitored(overrides: Partial<DriftMonitorProps> = {}) {
  const stack = testStack();
  new DriftMonitor(stack, 'Monitor', {
    host: testHost(stack),
    environment: 'test',
    model: 'flights',
    endpointName: 'plumbline-test-flights',
    features: [{ name: 'distance', type: 'integer' }],
    modelPackageGroupName: 'plumbline-test-flights',
    modelPackageParameterName: '/plumbline/test/flights/model-package-arn',
    monitoringBucket: Bucket.fromBucketName(stack, 'Monitoring', 'monitoring'),
    monitoringKey: Key.fromKeyArn(stack, 'MonitoringKey', 'arn:aws:kms:us-east-1:123456789012:key/monitoring'),
    artifactsBucket: Bucket.fromBucketName(stack, 'Artifacts', 'artifacts'),
    artifactsKey: Key.fromKeyArn(stack, 'ArtifactsKey', 'arn:aws:kms:us-east-1:123456789012:key/artifacts'),
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
  const { template } = monitored();
  const statements = Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties }) =>
      (Properties as { PolicyDocument: { Statement: { Action: string; Condition?: object }[] } }).PolicyDocument.Statement,
  );
  expect(statements.find(({ Action }) => Action === 's3:ListBucket')?.Condition).toEqual({
    StringLike: { 's3:prefix': 'capture/plumbline-test-flights/AllTraffic/*' },
  });
  expect(statements.filter(({ Action }) => Action === 'states:StartExecution')).toHaveLength(2);
});

test('breaks no rule', () => {
  expect(findings(monitored().stack)).toEqual([]);
});
