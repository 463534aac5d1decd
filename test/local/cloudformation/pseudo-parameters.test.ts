import { stackScope } from '../../../local/cloudformation/stack-scope';
import { stackStore } from '../../../local/cloudformation/stack-store';
import { NO_VALUE } from '../../../local/cloudformation/resolution';
import { testCloud } from '../test-cloud';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])('pseudo parameters in %s', (region, partition, suffix) => {
  const cloud = testCloud({ options: { region, partition } });
  const stack = stackStore(cloud).add('Test');
  const scope = stackScope(cloud, stack, { template: { Resources: {} }, parameters: [], tags: {} });
  const names = ['AccountId', 'Region', 'Partition', 'URLSuffix', 'StackName', 'StackId', 'NotificationARNs', 'NoValue', 'Other'];
  expect(names.map((name) => scope.ref(`AWS::${name}`))).toEqual([
    ...['123456789012', region, partition, suffix, 'Test'],
    expect.stringMatching(new RegExp(`^arn:${partition}:cloudformation:${region}:123456789012:stack/Test/`)),
    ...[[], NO_VALUE, undefined],
  ]);
});
