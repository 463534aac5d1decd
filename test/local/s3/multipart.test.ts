import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../../local/core/cloud';
import { bucketWith, s3, s3Cloud } from './s3-cloud';

const FIVE_MIB = 5 * 1024 * 1024;

interface Started {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
}

async function start(cloud: Cloud, more: object = {}): Promise<Started> {
  const Bucket = await bucketWith(cloud);
  const { UploadId } = await s3<Started>(cloud, 'CreateMultipartUpload', { Bucket, Key: 'big', ...more });
  return { Bucket, Key: 'big', UploadId };
}

async function part(cloud: Cloud, upload: Started, PartNumber: number, Body: string): Promise<{ PartNumber: number; ETag: string }> {
  const { ETag } = await s3<{ ETag: string }>(cloud, 'UploadPart', { ...upload, PartNumber, Body });
  return { PartNumber, ETag };
}

test('joins its parts, whatever order they came in, and removes them', async () => {
  const cloud = s3Cloud();
  const upload = await start(cloud, { Metadata: { kind: 'big' } });
  const last = await part(cloud, upload, 2, 'b');
  const first = await part(cloud, upload, 1, 'a'.repeat(FIVE_MIB));
  expect(await s3(cloud, 'ListParts', upload)).toMatchObject({
    Parts: [
      { PartNumber: 1, Size: FIVE_MIB },
      { PartNumber: 2, Size: 1 },
    ],
  });
  await s3(cloud, 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts: [first, last] } });
  const head = await s3(cloud, 'HeadObject', { Bucket: upload.Bucket, Key: 'big' });
  expect(head).toMatchObject({ ContentLength: FIVE_MIB + 1, Metadata: { kind: 'big' }, ETag: expect.stringMatching(/-2"$/) });
  expect(readdirSync(join(cloud.options.dataDir, 's3', upload.Bucket, 'contents'))).toEqual([]);
});

test.each([
  ['InvalidPart', [{ PartNumber: 1, ETag: '"0"' }]],
  ['InvalidPart', [{ PartNumber: 9, ETag: '"0"' }]],
  ['MalformedXML', []],
])('refuses to complete with %s', async (code, Parts) => {
  const cloud = s3Cloud();
  const upload = await start(cloud);
  await part(cloud, upload, 1, 'x');
  await expect(s3(cloud, 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts } })).rejects.toMatchObject({ code });
});

test('refuses small parts and parts out of order', async () => {
  const cloud = s3Cloud();
  const upload = await start(cloud);
  const [one, two] = [await part(cloud, upload, 1, 'x'), await part(cloud, upload, 2, 'y')];
  const complete = (Parts: object[]): Promise<object> => s3(cloud, 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts } });
  await expect(complete([one, two])).rejects.toMatchObject({ code: 'EntityTooSmall' });
  await expect(complete([one, one])).rejects.toMatchObject({ code: expect.stringMatching(/EntityTooSmall|InvalidPartOrder/) });
});

test.each([
  ['COMPOSITE', 'CRC32', expect.stringMatching(/^.+-1$/)],
  ['FULL_OBJECT', 'CRC64NVME', expect.stringMatching(/^[^-]+$/)],
])('gives the object a checksum of type %s', async (ChecksumType, ChecksumAlgorithm, checksum) => {
  const cloud = s3Cloud();
  const upload = await start(cloud, { ChecksumAlgorithm });
  const only = await part(cloud, upload, 1, 'x');
  const done = await s3(cloud, 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts: [only] } });
  expect(done).toMatchObject({ ChecksumType, [`Checksum${ChecksumAlgorithm}`]: checksum });
});

test('forgets an aborted upload with its parts', async () => {
  const cloud = s3Cloud();
  const upload = await start(cloud);
  await part(cloud, upload, 1, 'x');
  await s3(cloud, 'AbortMultipartUpload', upload);
  await expect(s3(cloud, 'ListParts', upload)).rejects.toMatchObject({ code: 'NoSuchUpload', status: 404 });
  expect(readdirSync(join(cloud.options.dataDir, 's3', upload.Bucket, 'contents'))).toEqual([]);
});
