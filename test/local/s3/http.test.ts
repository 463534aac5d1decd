import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketWebsiteCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Cloud } from '../../../local/core/cloud';
import { unframed } from '../../../local/http/payload';
import type { RunningServer } from '../../../local/http/server';
import { startServer } from '../../../local/http/server';
import { handleS3 } from '../../../local/s3/http';
import { ROOT } from '../test-cloud';
import { bucketWith, newKey, s3Cloud, underKey } from './s3-cloud';

const NASTY_KEYS = ['a/../b', '//', '/lead', 'trail/', 'ünï/коде/🚀', '.', '..', 'a b+c%20&<"\'>?#', 'x\ny', ' space ', 'k'.repeat(1024)];
const MIB = 1024 * 1024;

let server: RunningServer;
let client: S3Client;
let cloud: Cloud;

beforeAll(async () => {
  cloud = s3Cloud({ options: { region: 'eu-west-1' } });
  server = await startServer(0, (request) => handleS3(unframed(request), cloud, ROOT));
  client = new S3Client({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(async () => {
  client.destroy();
  await server.stop();
  await cloud.stop();
});

test('makes, finds, lists and deletes buckets', async () => {
  await client.send(new CreateBucketCommand({ Bucket: 'first-bucket', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }));
  expect((await client.send(new HeadBucketCommand({ Bucket: 'first-bucket' }))).BucketRegion).toBe('eu-west-1');
  expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toContain('first-bucket');
  expect((await client.send(new GetBucketLocationCommand({ Bucket: 'first-bucket' }))).LocationConstraint).toBe('eu-west-1');
  await client.send(new DeleteBucketCommand({ Bucket: 'first-bucket' }));
  await expect(client.send(new HeadBucketCommand({ Bucket: 'first-bucket' }))).rejects.toMatchObject({ name: 'NotFound' });
});

test('gives back bytes, type, metadata and checksum as they were put', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'round-trip' });
  const Expires = new Date('2030-01-02T03:04:05Z');
  const input = { Bucket, Key: 'k', Body: 'hello', ContentType: 'text/plain', CacheControl: 'no-store', Metadata: { who: 'me' }, Expires };
  const put = await client.send(new PutObjectCommand({ ...input, ChecksumAlgorithm: 'SHA256' }));
  expect(put).toMatchObject({ ETag: '"5d41402abc4b2a76b9719d911017c592"', ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' });

  const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
  expect(await got.Body?.transformToString()).toBe('hello');
  expect(got).toMatchObject({ ContentType: 'text/plain', CacheControl: 'no-store', Metadata: { who: 'me' }, ContentLength: 5 });
  expect(got).toMatchObject({ ChecksumSHA256: put.ChecksumSHA256, ServerSideEncryption: 'AES256', ExpiresString: Expires.toUTCString() });
  expect(got.LastModified?.getTime()).toBeGreaterThan(Date.now() - 10_000);
});

test.each(NASTY_KEYS)('keeps, lists, copies and deletes the key %j', async (Key) => {
  const Bucket = await bucketWith(cloud, { BucketName: 'nasty' });
  await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  expect((await client.send(new ListObjectsV2Command({ Bucket }))).Contents?.map((object) => object.Key)).toEqual([Key]);
  const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
  await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'copy' }));
  expect(await Body?.transformToString()).toBe(Key);
  const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }, { Key: 'copy' }] } }));
  expect(Deleted?.map((object) => object.Key)).toEqual([Key, 'copy']);
  await client.send(new DeleteBucketCommand({ Bucket }));
});

test('uploads a stream in parts and reads a range of it', async () => {
  const Bucket = await bucketWith(cloud, {
    ...underKey(await newKey(cloud)),
    BucketName: 'big',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const chunk = Buffer.alloc(MIB, 'x');
  const Body = Readable.from(Array.from({ length: 12 }, () => chunk));
  const done = await new Upload({ client, params: { Bucket, Key: 'stream', Body, ContentType: 'text/csv' }, partSize: 5 * MIB }).done();
  expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);

  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'stream' }));
  expect(head).toMatchObject({ ContentLength: 12 * MIB, ContentType: 'text/csv', ServerSideEncryption: 'aws:kms', BucketKeyEnabled: true });
  const part = await client.send(new GetObjectCommand({ Bucket, Key: 'stream', Range: `bytes=${5 * MIB - 1}-${5 * MIB}` }));
  expect(part).toMatchObject({
    ContentRange: `bytes ${5 * MIB - 1}-${5 * MIB}/${12 * MIB}`,
    ContentLength: 2,
    $metadata: { httpStatusCode: 206 },
  });
  expect(await part.Body?.transformToString()).toBe('xx');
  const whole = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
  expect((await buffer(whole.Body as Readable)).length).toBe(12 * MIB);
});

test('checks a checksum that follows the body', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'trailers' });
  const Body = Readable.from([Buffer.from('hello')]);
  const { ChecksumCRC32 } = await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: 5 }));
  expect(ChecksumCRC32).toBe('NhCmhg==');

  const headers = { 'x-amz-trailer': 'x-amz-checksum-crc32' };
  const trailers = { 'x-amz-checksum-crc32': 'AAAAAA==' };
  const request = { method: 'PUT', path: `/${Bucket}/k`, query: new URLSearchParams(), headers, body: Readable.from(['hello']), trailers };
  const answer = await handleS3(request, cloud, ROOT);
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('<Code>BadDigest</Code>')]);
});

test('shows versions and delete markers', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'versions', VersioningConfiguration: { Status: 'Enabled' } });
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'one' }));
  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'two' }));
  const marker = await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
  expect(marker.DeleteMarker).toBe(true);
  const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  expect([Versions?.map(({ Size }) => Size), DeleteMarkers?.map(({ IsLatest }) => IsLatest)]).toEqual([[3, 3], [true]]);
  const old = await client.send(new GetObjectCommand({ Bucket, Key: 'k', VersionId }));
  expect(await old.Body?.transformToString()).toBe('one');
});

test('answers conditions with 304 and 412', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'conditions' });
  const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
  const notModified = { $metadata: { httpStatusCode: 304 } };
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'k', IfNoneMatch: ETag }))).rejects.toMatchObject(notModified);
  await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'k', IfNoneMatch: ETag }))).rejects.toMatchObject(notModified);
  const failed = { name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } };
  await expect(client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'y', IfNoneMatch: '*' }))).rejects.toMatchObject(failed);
});

test('answers errors with code, message and request id', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'errors' });
  const missing = {
    name: 'NoSuchKey',
    message: 'The specified key does not exist.',
    Key: 'absent',
    $metadata: { requestId: expect.any(String) },
  };
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'absent' }))).rejects.toMatchObject(missing);
  await expect(client.send(new GetObjectCommand({ Bucket: 'no-bucket', Key: 'k' }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
  await expect(client.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  await expect(client.send(new GetBucketWebsiteCommand({ Bucket }))).rejects.toMatchObject({ name: 'PlumblineNotEmulated' });
});

test('takes the bucket from the host name too', async () => {
  const Bucket = await bucketWith(cloud, { BucketName: 'by-host' });
  await client.send(new PutObjectCommand({ Bucket, Key: 'a/k', Body: 'x' }));
  const headers = { host: `${Bucket}.s3.eu-west-1.amazonaws.com` };
  const request = { method: 'GET', path: '/a/k', query: new URLSearchParams(), headers, body: Readable.from([]), trailers: {} };
  const { status, body } = await handleS3(request, cloud, ROOT);
  expect([status, (await buffer(Readable.from(body as Buffer))).toString()]).toEqual([200, 'x']);
});

test.each([10, 200_000])('keeps nothing of an upload whose client goes away after %d bytes', async (bytes) => {
  const Bucket = await bucketWith(cloud, { BucketName: 'gone' });
  const upload = httpRequest({ port: server.port, path: `/${Bucket}/k`, method: 'PUT', headers: { 'content-length': 1_000_000 } });
  const ended = new Promise((resolve) => upload.on('close', resolve));
  upload.on('error', () => undefined);
  await new Promise((written) => upload.write(Buffer.alloc(bytes), written));
  await new Promise((turn) => setTimeout(turn, 20));
  upload.destroy();
  await ended;
  await client.send(new ListBucketsCommand({}));
  expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  expect(readdirSync(join(cloud.options.dataDir, 's3', Bucket, 'contents'))).toEqual([]);
  await client.send(new DeleteBucketCommand({ Bucket }));
});
