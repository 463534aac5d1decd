import type { Stack } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { allow } from '../../../../lib/constructs/security/allow';
import { workloadPrincipal } from '../../../../lib/constructs/security/workload-principal';
import { WorkloadRole } from '../../../../lib/constructs/security/workload-role';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function workload(service: string): { stack: Stack; role: WorkloadRole } {
  const stack = testStack();
  const managedPolicies = [testHost(stack).unscopablePolicy];
  const role = new WorkloadRole(stack, 'Role', { service, description: 'Works', managedPolicies });
  allow(role, ['s3:GetObject'], [Bucket.fromBucketName(stack, 'Bucket', 'bucket').arnForObjects('a/*')]);
  return { stack, role };
}

test.each([
  ['sagemaker', 'sagemaker:us-east-1:123456789012:*'],
  ['states', 'states:us-east-1:123456789012:stateMachine:Test-*'],
  ['events', 'events:us-east-1:123456789012:rule/Test-*'],
  ['scheduler', 'scheduler:us-east-1:123456789012:schedule-group/*'],
  ['vpc-flow-logs', 'ec2:us-east-1:123456789012:vpc-flow-log/*'],
])('%s may assume it on behalf of this account and its resources only', (service, source) => {
  Template.fromStack(workload(`${service}.amazonaws.com`).stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': `arn:aws:${source}` },
          },
        }),
      ],
    },
  });
});

test('a service that sends no account may assume it without a condition', () => {
  Template.fromStack(workload('lambda.amazonaws.com').stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
    },
  });
});

test('pitfall 14: grants go into one managed policy, none becomes an inline policy', () => {
  const { stack, role } = workload('lambda.amazonaws.com');
  Bucket.fromBucketName(stack, 'Other', 'other').grantPut(role.role);
  expect(grants(stack, 'Works')).toEqual(['s3:GetObject s3:bucket/a/*']);
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
});

test('breaks no rule of the packs', () => {
  expect(findings(workload('lambda.amazonaws.com').stack)).toEqual([]);
});

test('a role that another stack makes is for the stacks of the stage that it names', () => {
  const stack = testStack('LandingZone');
  new Role(stack, 'Role', { assumedBy: workloadPrincipal(stack, 'states.amazonaws.com', 'Pilot') });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Condition: Match.objectLike({ ArnLike: { 'aws:SourceArn': 'arn:aws:states:us-east-1:123456789012:stateMachine:Pilot-*' } }),
        }),
      ],
    },
  });
});
