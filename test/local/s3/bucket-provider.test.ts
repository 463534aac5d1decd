import type { Cloud } from '../../../local/core/cloud';
import type { Provisioned, ResourceProvider } from '../../../local/core/resource-provider';
import { provisionContext } from '../provision-context';
import { bucketWith, s3, s3Cloud } from './s3-cloud';

const EVENTS = { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } };
const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

async function provision(cloud: Cloud, properties: object = {}): Promise<Provisioned> {
  return await (cloud.provider('AWS::S3::Bucket') as ResourceProvider).create(properties, provisionContext(cloud, 'RawZone'));
}

test('names a bucket in lower case and gives the attributes of the template reference', async () => {
  const { physicalId, attributes } = await provision(s3Cloud());
  expect(physicalId).toMatch(/^[a-z0-9-]{3,63}$/);
  expect(attributes).toMatchObject({
    Arn: `arn:aws:s3:::${physicalId}`,
    DomainName: `${physicalId}.s3.amazonaws.com`,
    RegionalDomainName: `${physicalId}.s3.us-east-1.amazonaws.com`,
  });
});

test('tells EventBridge of new and deleted objects in the documented form', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, { ...EVENTS, ...VERSIONED, BucketName: 'raw' });
  const { VersionId } = await s3(cloud, 'PutObject', { Bucket, Key: 'flights/1.csv', Body: 'hello' });
  await s3(cloud, 'CopyObject', { Bucket, Key: 'copy', CopySource: 'raw/flights/1.csv' });
  const marker = await s3(cloud, 'DeleteObject', { Bucket, Key: 'copy' });
  const [created, copied, deleted] = cloud.recording.events;
  expect(created).toEqual({
    source: 'aws.s3',
    detailType: 'Object Created',
    resources: ['arn:aws:s3:::raw'],
    detail: {
      version: '0',
      bucket: { name: 'raw' },
      object: {
        key: 'flights/1.csv',
        size: 5,
        etag: '5d41402abc4b2a76b9719d911017c592',
        'version-id': VersionId,
        sequencer: expect.stringMatching(/^[0-9A-F]{16}$/),
      },
      'request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
      requester: '123456789012',
      'source-ip-address': '127.0.0.1',
      reason: 'PutObject',
    },
  });
  expect(copied).toMatchObject({ detail: { reason: 'CopyObject', object: { key: 'copy' } } });
  expect(deleted).toMatchObject({
    detailType: 'Object Deleted',
    detail: { reason: 'DeleteObject', 'deletion-type': 'Delete Marker Created', object: { 'version-id': marker.VersionId } },
  });
});

test('keeps silent unless the bucket notifies EventBridge', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  expect(cloud.recording.events).toEqual([]);
});

test('turns on versions and events later, without losing objects', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'old' });
  const provider = cloud.provider('AWS::S3::Bucket') as ResourceProvider;
  await provider.update?.(Bucket, { ...EVENTS, ...VERSIONED }, {}, provisionContext(cloud, 'Resource'));
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'new' });
  const listed = await s3(cloud, 'ListObjectVersions', { Bucket });
  expect(listed).toMatchObject({ Versions: [{ IsLatest: true }, { IsLatest: false, VersionId: 'null' }] });
  expect(cloud.recording.events).toHaveLength(1);
});

test('fails for a notification that it has not, and for a second bucket of a name', async () => {
  const cloud = s3Cloud();
  await expect(provision(cloud, { NotificationConfiguration: { Other: [] } })).rejects.toThrow('Other');
  await provision(cloud, { BucketName: 'taken' });
  await expect(provision(cloud, { BucketName: 'taken' })).rejects.toMatchObject({ code: 'BucketAlreadyOwnedByYou' });
});
