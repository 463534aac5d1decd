import type { Cloud } from '../../../local/core/cloud';
import type { Recording } from '../test-cloud';
import { bucketWith, s3, s3Cloud } from './s3-cloud';

const PART = Buffer.alloc(5 * 1024 * 1024, 'x');

let cloud: Cloud & { readonly recording: Recording };
let Bucket: string;

beforeEach(async () => {
  cloud = s3Cloud();
  Bucket = await bucketWith(cloud);
});

const put = (Key: string, extra: object = {}): Promise<Record<string, unknown>> =>
  s3(cloud, 'PutObject', { Bucket, Key, Body: 'hello', ...extra });

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
describe('tags', () => {
  test('come with the object, are counted, replaced and deleted', async () => {
    await put('k', { Tagging: 'team=blue&note=a%20b' });
    expect(cloud.recording.authorized.map(({ request }) => request.action)).toContain('s3:PutObjectTagging');
    expect(await s3(cloud, 'GetObject', { Bucket, Key: 'k' })).toMatchObject({ TagCount: 2 });
    expect(await s3(cloud, 'GetObjectTagging', { Bucket, Key: 'k' })).toMatchObject({
      TagSet: [
        { Key: 'team', Value: 'blue' },
        { Key: 'note', Value: 'a b' },
      ],
    });
    await s3(cloud, 'PutObjectTagging', { Bucket, Key: 'k', Tagging: { TagSet: [{ Key: 'a', Value: '1' }] } });
    expect(await s3(cloud, 'GetObjectTagging', { Bucket, Key: 'k' })).toMatchObject({ TagSet: [{ Key: 'a', Value: '1' }] });
    await s3(cloud, 'DeleteObjectTagging', { Bucket, Key: 'k' });
    expect(await s3(cloud, 'GetObjectTagging', { Bucket, Key: 'k' })).toMatchObject({ TagSet: [] });
  });

  test('go along with a copy, unless it has its own', async () => {
    await put('k', { Tagging: 'a=1' });
    await s3(cloud, 'CopyObject', { Bucket, Key: 'same', CopySource: `${Bucket}/k` });
    await s3(cloud, 'CopyObject', { Bucket, Key: 'own', CopySource: `${Bucket}/k`, TaggingDirective: 'REPLACE', Tagging: 'b=2' });
    expect(await s3(cloud, 'GetObjectTagging', { Bucket, Key: 'same' })).toMatchObject({ TagSet: [{ Key: 'a', Value: '1' }] });
    expect(await s3(cloud, 'GetObjectTagging', { Bucket, Key: 'own' })).toMatchObject({ TagSet: [{ Key: 'b', Value: '2' }] });
  });

  test.each([
    [Array.from({ length: 11 }, (_, n) => `t${n}=v`).join('&'), 'BadRequest'],
    ['a=1&a=2', 'InvalidTag'],
    [`${'k'.repeat(129)}=v`, 'InvalidTag'],
    [`k=${'v'.repeat(257)}`, 'InvalidTag'],
  ])('of the form %s fail with %s', async (Tagging, code) => {
    await expect(put('k', { Tagging })).rejects.toMatchObject({ code });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
test('reads single parts of an object, and its attributes', async () => {
  const { UploadId } = await s3(cloud, 'CreateMultipartUpload', { Bucket, Key: 'mp', Tagging: 'a=1' });
  const parts = [];
  for (const [PartNumber, Body] of [
    [1, PART],
    [2, 'end'],
  ] as const) {
    const { ETag } = await s3(cloud, 'UploadPart', { Bucket, Key: 'mp', UploadId, PartNumber, Body });
    parts.push({ PartNumber, ETag });
  }
  expect(await s3(cloud, 'ListMultipartUploads', { Bucket })).toMatchObject({ IsTruncated: false, Uploads: [{ Key: 'mp', UploadId }] });
  await s3(cloud, 'CompleteMultipartUpload', { Bucket, Key: 'mp', UploadId, MultipartUpload: { Parts: parts } });
  const size = PART.length + 3;
  expect(await s3(cloud, 'HeadObject', { Bucket, Key: 'mp', PartNumber: 2 })).toMatchObject({
    ContentLength: 3,
    ContentRange: `bytes ${PART.length}-${size - 1}/${size}`,
    PartsCount: 2,
    TagCount: 1,
  });
  await expect(s3(cloud, 'GetObject', { Bucket, Key: 'mp', PartNumber: 3 })).rejects.toMatchObject({
    code: 'InvalidPartNumber',
    status: 416,
  });
  const ObjectAttributes = ['ETag', 'ObjectSize', 'ObjectParts', 'StorageClass'];
  expect(await s3(cloud, 'GetObjectAttributes', { Bucket, Key: 'mp', ObjectAttributes })).toMatchObject({
    ETag: expect.stringMatching(/^[0-9a-f]{32}-2$/),
    ObjectSize: size,
    ObjectParts: { TotalPartsCount: 2 },
    StorageClass: 'STANDARD',
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
test('takes a range of another object as a part', async () => {
  await put('source');
  const { UploadId } = await s3(cloud, 'CreateMultipartUpload', { Bucket, Key: 'mp' });
  const { CopyPartResult } = await s3<{ CopyPartResult: { ETag: string } }>(cloud, 'UploadPartCopy', {
    ...{ Bucket, Key: 'mp', UploadId, PartNumber: 1, CopySource: `${Bucket}/source`, CopySourceRange: 'bytes=1-3' },
  });
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: CopyPartResult.ETag }] };
  await s3(cloud, 'CompleteMultipartUpload', { Bucket, Key: 'mp', UploadId, MultipartUpload });
  const { Body } = await s3<{ Body: Buffer }>(cloud, 'GetObject', { Bucket, Key: 'mp' });
  expect(Body.toString()).toBe('ell');
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
test('a copy onto itself must change something; checksums and storage class follow the request', async () => {
  await put('k', { ChecksumAlgorithm: 'SHA256', StorageClass: 'STANDARD_IA' });
  const copy = { Bucket, Key: 'k', CopySource: `${Bucket}/k` };
  await expect(s3(cloud, 'CopyObject', copy)).rejects.toMatchObject({ code: 'InvalidRequest' });
  const { CopyObjectResult } = await s3(cloud, 'CopyObject', { ...copy, MetadataDirective: 'REPLACE', Metadata: { n: '1' } });
  expect(CopyObjectResult).toMatchObject({ ChecksumSHA256: expect.any(String), ChecksumType: 'FULL_OBJECT' });
  expect(await s3(cloud, 'HeadObject', { Bucket, Key: 'k' })).toMatchObject({ Metadata: { n: '1' }, StorageClass: undefined });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
test('takes ACLs that give the owner full control, and no others', async () => {
  await put('k', { ACL: 'bucket-owner-full-control' });
  await expect(put('k', { ACL: 'public-read' })).rejects.toMatchObject({ code: 'AccessControlListNotSupported' });
  await expect(put('k', { StorageClass: 'DEEP_ARCHIVE' })).rejects.toThrow('does not emulate the storage class DEEP_ARCHIVE');
});

describe('listings', () => {
  beforeEach(async () => {
    for (const Key of ['a', 'x/1', 'x/2', 'x/y/3', 'z']) {
      await put(Key);
    }
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
  test('of version 1 continue after the marker, a common prefix too', async () => {
    const page = (extra: object): Promise<Record<string, unknown>> =>
      s3(cloud, 'ListObjects', { Bucket, Delimiter: '/', MaxKeys: 2, ...extra });
    expect(await page({})).toMatchObject({
      Contents: [{ Key: 'a' }],
      CommonPrefixes: [{ Prefix: 'x/' }],
      IsTruncated: true,
      NextMarker: 'x/',
    });
    const rest = await page({ Marker: 'x/' });
    expect(rest).toMatchObject({ Contents: [{ Key: 'z', Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) } }], IsTruncated: false });
    expect(rest).not.toHaveProperty('CommonPrefixes');
    expect(await s3(cloud, 'ListObjects', { Bucket, MaxKeys: 1 })).not.toHaveProperty('NextMarker');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
  test('of versions roll up at the delimiter', async () => {
    const page = (extra: object): Promise<Record<string, unknown>> => s3(cloud, 'ListObjectVersions', { Bucket, Delimiter: '/', ...extra });
    expect(await page({ MaxKeys: 2 })).toMatchObject({ Versions: [{ Key: 'a' }], CommonPrefixes: [{ Prefix: 'x/' }], NextKeyMarker: 'x/' });
    expect(await page({ KeyMarker: 'x/' })).toMatchObject({ Versions: [{ Key: 'z' }], IsTruncated: false });
    expect(await page({ Prefix: 'x/' })).toMatchObject({
      Versions: [{ Key: 'x/1' }, { Key: 'x/2' }],
      CommonPrefixes: [{ Prefix: 'x/y/' }],
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
  test('of uploads continue after key and upload', async () => {
    for (const Key of ['u', 'u', 'v']) {
      await s3(cloud, 'CreateMultipartUpload', { Bucket, Key });
    }
    const first = await s3(cloud, 'ListMultipartUploads', { Bucket, MaxUploads: 1 });
    expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: 'u', NextUploadIdMarker: expect.any(String) });
    const rest = { Bucket, KeyMarker: first.NextKeyMarker, UploadIdMarker: first.NextUploadIdMarker };
    expect(await s3(cloud, 'ListMultipartUploads', rest)).toMatchObject({ Uploads: [{ Key: 'u' }, { Key: 'v' }], IsTruncated: false });
    expect(await s3(cloud, 'ListMultipartUploads', { Bucket, KeyMarker: 'u' })).toMatchObject({ Uploads: [{ Key: 'v' }] });
  });
});
