import { Stage } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { allow } from '../../../../lib/constructs/security/allow';
import { ExistingWorkloadRoles } from '../../../../lib/constructs/security/existing-workload-roles';
import { WorkloadRole } from '../../../../lib/constructs/security/workload-role';
import { testStack } from '../../../stack';

const ARN = 'arn:aws:iam::123456789012:role/central/ingest';

function workload(paths: Record<string, string>) {
  const stack = testStack();
  const existing = new ExistingWorkloadRoles(stack, 'Existing', { arns: paths });
  const role = new WorkloadRole(new Construct(stack, 'Ingest'), 'Role', {
    service: 'lambda.amazonaws.com',
    description: 'Ingests',
    existing,
  });
  allow(role, ['s3:GetObject'], ['arn:aws:s3:::raw/flights/a.csv']);
  return { stack, role };
}

test('a workload takes the role of its path, which stays as it is', () => {
  const { stack, role } = workload({ 'Test/Ingest': ARN });
  const template = Template.fromStack(stack);
  expect(role.role.roleArn).toBe(ARN);
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: Match.absent() });
});

test('an output hands its policy over to the owner of the role', () => {
  const outputs = Template.fromStack(workload({ 'Test/Ingest': ARN }).stack).findOutputs('*', { Description: `Policy for ${ARN}` });
  expect(Object.values(outputs)).toEqual([expect.objectContaining({ Value: { Ref: expect.any(String) } })]);
});

test('a workload without an existing role gets one of its own, with its policy attached', () => {
  const template = Template.fromStack(workload({}).stack);
  template.resourceCountIs('AWS::IAM::Role', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: Match.anyValue() }] });
});

test('a path without a workload fails the synthesis and names those that there are', () => {
  const { stack } = workload({ 'Test/Ingset': ARN });
  expect(() => Stage.of(stack)?.synth()).toThrow(
    'existing.roles.workloads must be named by paths of workloads, got "Test/Ingset"; there are Test/Ingest',
  );
});
