import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { BatchEndpoint } from '../../../../lib/constructs/serving/batch-endpoint';
import { LiveModelPackage } from '../../../../lib/constructs/serving/live-model-package';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function batchEndpoint() {
  const stack = testStack();
  new BatchEndpoint(stack, 'Batch', {
    endpointName: 'plumbline-test-flights-batch',
    live: new LiveModelPackage(stack, 'Live', { parameterName: '/plumbline/test/flights/model-package-arn' }),
    serving: { memorySizeMiB: 2048, maxConcurrency: 5 },
    imageKey: testHost(stack).encryptionKey,
    executionRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/batch'),
  });
  return { stack, template: Template.fromStack(stack) };
}

test('waits for a model package, like the live endpoint', () => {
  const resources = Object.values(batchEndpoint().template.toJSON().Resources as Record<string, { Condition?: string }>);
  expect(resources.map(({ Condition }) => Condition)).toEqual(Array(3).fill(expect.any(String)));
});

test('names its variant after the version', () => {
  batchEndpoint().template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
    ProductionVariants: [
      {
        VariantName: { 'Fn::Join': ['', ['version-', { 'Fn::Select': [2, { 'Fn::Split': ['/', Match.anyValue()] }] }]] },
        ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
      },
    ],
  });
});

test('breaks no rule', () => {
  expect(findings(batchEndpoint().stack)).toEqual([]);
});
