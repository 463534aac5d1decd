import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { provisionContext } from '../provision-context';
import { bucketWith, newKey, s3, s3Cloud, underKey } from './s3-cloud';

let cloud: Cloud;

beforeEach(() => {
  cloud = s3Cloud();
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html, each operation's own page
test.each([
  ['GetBucketVersioning', {}],
  ['GetBucketNotificationConfiguration', {}],
  ['GetBucketLocation', {}],
  [
    'GetBucketEncryption',
    {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
      },
    },
  ],
  ['GetBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }],
  [
    'GetPublicAccessBlock',
    {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    },
  ],
])('%s of a new bucket is %j', async (operation, answer) => {
  const Bucket = await bucketWith(cloud);
  expect(await s3(cloud, operation, { Bucket })).toEqual(answer);
});

test.each([
  ['GetBucketTagging', 'NoSuchTagSet'],
  ['GetBucketPolicy', 'NoSuchBucketPolicy'],
])('%s of a new bucket fails with %s', async (operation, code) => {
  const Bucket = await bucketWith(cloud);
  await expect(s3(cloud, operation, { Bucket })).rejects.toMatchObject({ code, status: 404 });
});

test('shows what the template and clients have set, and forgets what is deleted', async () => {
  const key = await newKey(cloud);
  const Tags = [{ Key: 'aws-cdk:auto-delete-objects', Value: 'true' }];
  const Bucket = await bucketWith(cloud, { ...underKey(key), Tags, VersioningConfiguration: { Status: 'Suspended' } });
  expect(await s3(cloud, 'GetBucketTagging', { Bucket })).toEqual({ TagSet: Tags });
  expect(await s3(cloud, 'GetBucketEncryption', { Bucket })).toMatchObject({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } }],
    },
  });
  await s3(cloud, 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  expect(await s3(cloud, 'GetBucketVersioning', { Bucket })).toEqual({ Status: 'Enabled' });
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  await s3(cloud, 'PutBucketPolicy', { Bucket, Policy });
  expect(await s3(cloud, 'GetBucketPolicy', { Bucket })).toEqual({ Policy });
  await s3(cloud, 'DeleteBucketPolicy', { Bucket });
  await s3(cloud, 'DeleteBucketTagging', { Bucket });
  await expect(s3(cloud, 'GetBucketPolicy', { Bucket })).rejects.toMatchObject({ code: 'NoSuchBucketPolicy' });
  await expect(s3(cloud, 'GetBucketTagging', { Bucket })).rejects.toMatchObject({ code: 'NoSuchTagSet' });
  await expect(s3(cloud, 'PutBucketPolicy', { Bucket, Policy: 'no' })).rejects.toMatchObject({ code: 'MalformedPolicy' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks.html
test('an update of the stack leaves alone what it does not change', async () => {
  const before = { BucketName: 'updated', Tags: [{ Key: 'a', Value: '1' }] };
  const Bucket = await bucketWith(cloud, before);
  await s3(cloud, 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration: { EventBridgeConfiguration: {} } });
  const after = { ...before, Tags: [{ Key: 'a', Value: '2' }] };
  await (cloud.provider('AWS::S3::Bucket') as ResourceProvider).update?.(Bucket, after, before, provisionContext(cloud, 'Bucket'));
  expect(await s3(cloud, 'GetBucketTagging', { Bucket })).toEqual({ TagSet: after.Tags });
  expect(await s3(cloud, 'GetBucketNotificationConfiguration', { Bucket })).toEqual({ EventBridgeConfiguration: {} });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
test('encrypts under the AWS managed key where the template names none, which nobody needs a permission for', async () => {
  const byDefault = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } };
  const Bucket = await bucketWith(cloud, { BucketEncryption: { ServerSideEncryptionConfiguration: [byDefault] } });
  expect(await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' })).toMatchObject({ ServerSideEncryption: 'aws:kms' });
  expect(await s3(cloud, 'GetObject', { Bucket, Key: 'k' })).toMatchObject({ ServerSideEncryption: 'aws:kms', ContentLength: 1 });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
test("one's own bucket may be made again in us-east-1", async () => {
  const Bucket = await bucketWith(cloud);
  expect(await s3(cloud, 'CreateBucket', { Bucket })).toMatchObject({ Location: `/${Bucket}` });
});
