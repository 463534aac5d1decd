import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LakeBuckets } from '../../../../lib/constructs/lake/lake-buckets';
import { DomainKeys } from '../../../../lib/constructs/security/domain-keys';
import { findings } from '../../../findings';
import { stackBeside, testStack } from '../../../stack';

function buckets(removalPolicy = RemovalPolicy.RETAIN) {
  const stack = testStack();
  const keys = new DomainKeys(stackBeside(stack, 'Keys'), 'Keys', { removalPolicy });
  new LakeBuckets(stack, 'Zones', { keys, removalPolicy });
  return { stack, template: Template.fromStack(stack) };
}

test('has a bucket per zone under the key of its domain, and one without a key for their access logs', () => {
  const { template } = buckets();
  template.resourceCountIs('AWS::S3::Bucket', 7);
  const encryption = Object.values(template.findResources('AWS::S3::Bucket')).map(({ Properties }) =>
    JSON.stringify(Properties.BucketEncryption),
  );
  expect(new Set(encryption).size).toBe(5);
});

test('tells EventBridge of files that are delivered, and of nothing else', () => {
  buckets().template.resourcePropertiesCountIs(
    'AWS::S3::Bucket',
    { NotificationConfiguration: { EventBridgeConfiguration: Match.anyValue() } },
    1,
  );
});

test.each([
  [{ Prefix: 'athena-results/', ExpirationInDays: 7 }],
  [{ Prefix: 'capture/', ExpirationInDays: 90 }],
  [{ ExpirationInDays: 180 }],
])('deletes what grows and can be made again: %j', (rule) => {
  buckets().template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike(rule)]) },
  });
});

test.each<[RemovalPolicy, string]>([
  [RemovalPolicy.RETAIN, 'Retain'],
  [RemovalPolicy.DESTROY, 'Delete'],
])('with the removal policy %s every bucket has the deletion policy %s', (removalPolicy, DeletionPolicy) => {
  buckets(removalPolicy).template.allResources('AWS::S3::Bucket', { DeletionPolicy, UpdateReplacePolicy: DeletionPolicy });
});

test('breaks no rule of the packs', () => {
  expect(findings(buckets().stack)).toEqual([]);
});
