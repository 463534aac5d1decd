import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AccessLogBucket } from '../../../../lib/constructs/storage/access-log-bucket';
import type { SecureBucketProps } from '../../../../lib/constructs/storage/secure-bucket';
import { SecureBucket } from '../../../../lib/constructs/storage/secure-bucket';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

function buckets(props: Partial<SecureBucketProps> = {}) {
  const stack = testStack();
  const accessLogs = new AccessLogBucket(stack, 'AccessLogs', {}).bucket;
  new SecureBucket(stack, 'Data', { encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }), accessLogs, ...props });
  return { stack, template: () => Template.fromStack(stack) };
}

const DATA = { BucketEncryption: { ServerSideEncryptionConfiguration: [Match.objectLike({ BucketKeyEnabled: true })] } };

test('is private, versioned, encrypted by its key, and logs every access', () => {
  buckets()
    .template()
    .hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ...DATA,
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LoggingConfiguration: { DestinationBucketName: Match.anyValue(), LogFilePrefix: 'Data/' },
        NotificationConfiguration: Match.absent(),
      },
    });
});

test('refuses requests without TLS 1.2', () => {
  const statements = Object.values(buckets().template().findResources('AWS::S3::BucketPolicy')).map(({ Properties }) =>
    JSON.stringify(Properties),
  );
  expect(statements).toHaveLength(2);
  expect(statements.filter((text) => !text.includes('"aws:SecureTransport":"false"') || !text.includes('"s3:TlsVersion":1.2'))).toEqual([]);
});

test('pitfall 24: sends object events to EventBridge without a custom resource', () => {
  const template = buckets({ events: true }).template();
  template.hasResourceProperties('AWS::S3::Bucket', {
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
  });
  template.resourceCountIs('AWS::Lambda::Function', 0);
});

test('deletes old versions and unfinished uploads, and takes further rules', () => {
  buckets({ noncurrentVersionExpiration: Duration.days(7), lifecycleRules: [{ prefix: 'tmp/', expiration: Duration.days(1) }] })
    .template()
    .hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 7 },
            Status: 'Enabled',
          },
          { ExpirationInDays: 1, Prefix: 'tmp/', Status: 'Enabled' },
        ],
      },
    });
});

test('is deleted with its stack only when told so', () => {
  buckets({ removalPolicy: RemovalPolicy.DESTROY })
    .template()
    .hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete', Properties: DATA });
});

test('breaks no rule of the packs', () => {
  expect(findings(buckets().stack)).toEqual([]);
});
