import { Stack } from 'aws-cdk-lib/core';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { ServerlessChecks } from 'cdk-nag';
import { findingsBelow } from '../../../lib/compliance/findings';
import { countEvaluations } from '../../../scripts/compliance/counted-pack';
import { testApp } from '../../app';

test('counts the rules that apply to a resource, kept or broken, and leaves the findings as they are', () => {
  const stack = new Stack(testApp(), 'Stack');
  new CfnQueue(stack, 'Planted');
  const pack = new ServerlessChecks();
  const count = countEvaluations(pack);
  const counted = findingsBelow(stack, [pack]);
  expect(counted).toEqual([{ path: 'Stack/Planted', rule: 'Serverless::Serverless-SQSRedrivePolicy' }]);
  expect(counted).toEqual(findingsBelow(stack, [new ServerlessChecks()]));
  expect(count.applicable).toBe(1);
});
