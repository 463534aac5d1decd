import { Duration } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { PlatformFunctionProps } from '../../../../lib/constructs/compute/platform-function';
import { PlatformFunction } from '../../../../lib/constructs/compute/platform-function';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function fn(props: Partial<PlatformFunctionProps> = {}) {
  const stack = testStack();
  new PlatformFunction(stack, 'Function', { host: testHost(stack), source: 'ingest', description: 'Takes in files', ...props });
  return { stack, template: () => Template.fromStack(stack) };
}

test('runs bundled code on the newest runtime, traced, encrypted and in isolated subnets', () => {
  fn()
    .template()
    .hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Timeout: 60,
      MemorySize: 512,
      TracingConfig: { Mode: 'Active' },
      KmsKeyArn: Match.anyValue(),
      VpcConfig: { SecurityGroupIds: [Match.anyValue()], SubnetIds: Match.anyValue() },
      DeadLetterConfig: { TargetArn: Match.anyValue() },
      LoggingConfig: { LogGroup: Match.anyValue() },
      ReservedConcurrentExecutions: 2,
    });
});

test('takes another time-out, memory, concurrency and environment', () => {
  fn({ timeout: Duration.minutes(15), memorySizeMiB: 1024, reservedConcurrency: 20, environment: { A: 'b' } })
    .template()
    .hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900,
      MemorySize: 1024,
      ReservedConcurrentExecutions: 20,
      Environment: { Variables: { A: 'b' } },
    });
});

test('has a role of its own that writes its log and its dead letters, and no inline policy', () => {
  const template = fn().template();
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: [Match.anyValue()], Policies: Match.absent() });
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
        Match.objectLike({ Action: 'sqs:SendMessage' }),
        Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
      ],
    },
  });
});

test('is made after its policy', () => {
  const [{ DependsOn } = {}] = Object.values(fn().template().findResources('AWS::Lambda::Function'));
  expect(DependsOn).toContainEqual(expect.stringMatching(/Policy/));
});

test('alarms on the first dead letter', () => {
  fn()
    .template()
    .hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [Match.anyValue()],
    });
});

test('fails for a folder without a handler', () => {
  expect(() => fn({ source: 'nothing' })).toThrow('source must name a folder under lambda/ with a handler.ts, got nothing');
});

test('breaks no rule of the packs', () => {
  expect(findings(fn().stack)).toEqual([]);
});
