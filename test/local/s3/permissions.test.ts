import { AccessDenied } from '../../../local/core/aws-error';
import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { provisionContext } from '../provision-context';
import type { Recording } from '../test-cloud';
import { bucketWith, newKey, s3, s3Cloud, underKey } from './s3-cloud';

const POLICY = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }] };

/** A cloud whose callers may do everything but `denied`. */
function cloudWithout(...denied: string[]): Cloud & { readonly recording: Recording } {
  return s3Cloud({
    ports: {
      authorize: (_caller, { action }) => {
        if (denied.includes(action)) {
          throw new AccessDenied(`not authorized to perform: ${action}`);
        }
      },
    },
  });
}

const actions = (cloud: { readonly recording: Recording }): string[] => cloud.recording.authorized.map(({ request }) => request.action);

test.each([
  ['GetObject', {}, ['s3:GetObject']],
  ['GetObject', { VersionId: 'null' }, ['s3:GetObjectVersion']],
  ['HeadObject', {}, ['s3:GetObject']],
  ['DeleteObject', {}, ['s3:DeleteObject']],
  ['DeleteObject', { VersionId: 'null' }, ['s3:DeleteObjectVersion']],
  ['CopyObject', { Key: 'copy', CopySource: 'source/k' }, ['s3:PutObject', 's3:GetObject']],
  ['PutObject', { IfMatch: '*' }, ['s3:PutObject', 's3:GetObject']],
  ['CreateMultipartUpload', {}, ['s3:PutObject']],
])('%s with %j needs %j', async (operation, input, expected) => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, { BucketName: 'source' });
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  cloud.recording.authorized.length = 0;
  await s3(cloud, operation, { Bucket, Key: 'k', ...input });
  expect(actions(cloud)).toEqual(expected);
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
test.each<[string, object, Record<string, unknown>]>([
  ['GetObject', {}, { 's3:ExistingObjectTag/team': 'flights' }],
  ['GetObjectTagging', {}, { 's3:ExistingObjectTag/team': 'flights' }],
  [
    'PutObjectTagging',
    { Tagging: { TagSet: [{ Key: 'team', Value: 'hotels' }] } },
    { 's3:ExistingObjectTag/team': 'flights', 's3:RequestObjectTag/team': 'hotels', 's3:RequestObjectTagKeys': ['team'] },
  ],
  ['PutObject', { Tagging: 'a=b' }, { 's3:RequestObjectTag/a': 'b', 's3:RequestObjectTagKeys': ['a'] }],
  ['PutObject', { ACL: 'private', StorageClass: 'STANDARD' }, { 's3:x-amz-acl': 'private', 's3:x-amz-storage-class': 'STANDARD' }],
  ['CopyObject', { Key: 'copy', CopySource: '/source/k' }, { 's3:x-amz-copy-source': 'source/k' }],
])('%s with %j says so in its condition keys', async (operation, input, expected) => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, { BucketName: 'source' });
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x', Tagging: 'team=flights' });
  cloud.recording.authorized.length = 0;
  await s3(cloud, operation, { Bucket, Key: 'k', ...input });
  expect(cloud.recording.authorized[0]?.request.context).toEqual(expected);
});

test('asks with the bucket policy, and with what is listed', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, { BucketName: 'lake' });
  const policy = cloud.provider('AWS::S3::BucketPolicy') as ResourceProvider;
  await policy.create({ Bucket, PolicyDocument: POLICY }, provisionContext(cloud, 'Policy'));
  cloud.recording.authorized.length = 0;
  await s3(cloud, 'ListObjectsV2', { Bucket, Prefix: 'flights/', Delimiter: '/', MaxKeys: 5 });
  expect(cloud.recording.authorized.map(({ request }) => request)).toEqual([
    {
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::lake',
      resourcePolicy: POLICY,
      context: { 's3:prefix': 'flights/', 's3:delimiter': '/', 's3:max-keys': '5' },
    },
  ]);
});

test('hides from those who may not list the bucket that an object is missing', async () => {
  const open = s3Cloud();
  const input = { Bucket: await bucketWith(open), Key: 'absent' };
  await expect(s3(open, 'GetObject', input)).rejects.toMatchObject({ code: 'NoSuchKey', status: 404 });
  await expect(s3(open, 'HeadObject', input)).rejects.toMatchObject({ code: 'NotFound', status: 404 });
  const closed = cloudWithout('s3:ListBucket');
  await bucketWith(closed);
  await expect(s3(closed, 'GetObject', input)).rejects.toMatchObject({ code: 'AccessDenied', status: 403 });
});

test('asks for the key of an encrypted bucket and says so in its answers', async () => {
  const cloud = s3Cloud();
  const key = await newKey(cloud);
  const Bucket = await bucketWith(cloud, { ...underKey(key), BucketName: 'lake' });
  cloud.recording.authorized.length = 0;
  const put = await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  expect(put).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key, BucketKeyEnabled: true });
  await s3(cloud, 'HeadObject', { Bucket, Key: 'k' });
  expect(actions(cloud)).toEqual(['s3:PutObject', 'kms:GenerateDataKey', 's3:GetObject', 'kms:Decrypt']);
  expect(cloud.recording.authorized[1]?.request).toMatchObject({
    resource: key,
    context: { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lake' },
  });
});

test.each(['kms:GenerateDataKey', 'kms:Decrypt'])('writes and reads nothing without %s', async (action) => {
  const cloud = cloudWithout(action);
  const Bucket = await bucketWith(cloud, underKey(await newKey(cloud)));
  const write = s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  const denied = { code: 'AccessDenied', message: expect.stringContaining(action) };
  await expect(action === 'kms:Decrypt' ? write.then(() => s3(cloud, 'GetObject', { Bucket, Key: 'k' })) : write).rejects.toMatchObject(
    denied,
  );
});

test('deletes what it may of a list and reports the rest', async () => {
  const cloud = cloudWithout('s3:DeleteObjectVersion');
  const Bucket = await bucketWith(cloud);
  const Objects = [{ Key: 'a' }, { Key: 'b', VersionId: 'null' }];
  const result = await s3(cloud, 'DeleteObjects', { Bucket, Delete: { Objects } });
  expect(result).toMatchObject({ Deleted: [{ Key: 'a' }], Errors: [{ Key: 'b', Code: 'AccessDenied' }] });
});
