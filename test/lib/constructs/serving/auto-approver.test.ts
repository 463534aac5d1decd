import type { Stack } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AutoApprover } from '../../../../lib/constructs/serving/auto-approver';
import { findings } from '../../../findings';
import { functionGrants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function approver(): Stack {
  const stack = testStack();
  new AutoApprover(stack, 'Approver', { host: testHost(stack), model: 'flights', modelPackageGroupName: 'group' });
  return stack;
}

test('looks at versions of its group that wait for approval', () => {
  Template.fromStack(approver()).hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { detail: { ModelPackageGroupName: ['group'], ModelApprovalStatus: ['PendingManualApproval'] } },
    Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
  });
});

test('may read and approve versions of its group: it can neither reject, register nor deploy', () => {
  expect(functionGrants(approver(), 'Approves versions of flights that passed their gates')).toEqual([
    'sagemaker:DescribeModelPackage sagemaker:model-package/group/*',
    'sagemaker:UpdateModelPackage sagemaker:model-package/group/* if {"StringEquals":{"sagemaker:ModelApprovalStatus":"Approved"}}',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(approver())).toEqual([]);
});
