import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { GetObjectCommandOutput, ListObjectsV2CommandOutput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { objectStore } from '../../../local/s3/object-store';
import { ROOT } from '../test-cloud';
import { bucketWith, s3, s3Cloud } from './s3-cloud';

const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

/** A small body comes as bytes, a large one as a stream. */
async function content({ Body }: Pick<GetObjectCommandOutput, 'Body'>): Promise<string> {
  return await text(Readable.from(Body as unknown as Buffer | Readable));
}

async function read(cloud: ReturnType<typeof s3Cloud>, input: object): Promise<string> {
  return await content(await s3<GetObjectCommandOutput>(cloud, 'GetObject', input));
}

test('keeps the current version of a plain key at its own path on disk', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, VERSIONED);
  const Key = 'flights/dt=2001-01-05/part-0.parquet';
  const { VersionId } = await s3<PutObjectCommandOutput>(cloud, 'PutObject', { Bucket, Key, Body: 'one' });
  await s3(cloud, 'PutObject', { Bucket, Key, Body: 'two' });
  const path = join(cloud.options.dataDir, 's3', Bucket, 'objects', Key);
  expect(objectStore(cloud).objectPath(Bucket, Key)).toBe(path);
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(await read(cloud, { Bucket, Key, VersionId })).toBe('one');
});

test('brings the version before back to its path when the current one is deleted', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, VERSIONED);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'one' });
  const { VersionId } = await s3<PutObjectCommandOutput>(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'two' });
  await s3(cloud, 'DeleteObject', { Bucket, Key: 'k', VersionId });
  expect(readFileSync(objectStore(cloud).objectPath(Bucket, 'k'), 'utf8')).toBe('one');
  expect(objectStore(cloud).list(Bucket)).toMatchObject([{ key: 'k', size: 3 }]);
});

test('keeps a key and another key below it apart', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  for (const Key of ['a', 'a/b', 'c/d', 'c']) {
    await s3(cloud, 'PutObject', { Bucket, Key, Body: Key });
  }
  const bodies = await Promise.all(['a', 'a/b', 'c/d', 'c'].map((Key) => read(cloud, { Bucket, Key })));
  expect(bodies).toEqual(['a', 'a/b', 'c/d', 'c']);
});

test('never leaves the bucket, whatever the key says', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  for (const Key of ['../../../escape', '/etc/passwd', 'a\u0000b', '..\\up', 'C:/x']) {
    await s3(cloud, 'PutObject', { Bucket, Key, Body: 'safe' });
    expect(
      objectStore(cloud)
        .objectPath(Bucket, Key)
        .startsWith(join(cloud.options.dataDir, 's3', Bucket)),
    ).toBe(true);
  }
});

test('reads on from a body while the object is replaced', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  const before = 'before'.repeat(20_000);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: before });
  const answer = await s3<GetObjectCommandOutput>(cloud, 'GetObject', { Bucket, Key: 'k' });
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'after' });
  expect(await content(answer)).toBe(before);
});

test.each([
  ['bytes=0-4', 'hello', 'bytes 0-4/11'],
  ['bytes=6-', 'world', 'bytes 6-10/11'],
  ['bytes=-3', 'rld', 'bytes 8-10/11'],
  ['bytes=9-99', 'ld', 'bytes 9-10/11'],
])('reads the range %s', async (Range, body, ContentRange) => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'hello world' });
  const answer = await s3<GetObjectCommandOutput>(cloud, 'GetObject', { Bucket, Key: 'k', Range });
  expect([await content(answer), answer.ContentRange]).toEqual([body, ContentRange]);
});

test('refuses a range behind the end', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  await expect(s3(cloud, 'GetObject', { Bucket, Key: 'k', Range: 'bytes=1-' })).rejects.toMatchObject({
    code: 'InvalidRange',
    status: 416,
  });
});

test('lists pages with common prefixes, every entry once, in the order of UTF-8 bytes', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  const keys = ['a', 'b/1', 'b/2', 'b/', 'c', 'd/x/y', 'e', '\uffee', '\u{1f600}'];
  await Promise.all(keys.map((Key) => s3(cloud, 'PutObject', { Bucket, Key, Body: '' })));
  const seen: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page: ListObjectsV2CommandOutput = await s3(cloud, 'ListObjectsV2', { Bucket, Delimiter: '/', MaxKeys: 2, ContinuationToken });
    expect(page.KeyCount).toBeLessThanOrEqual(2);
    seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''), ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(seen).toEqual(['a', 'b/', 'c', 'd/', 'e', '\uffee', '\u{1f600}']);
  const after = await s3<ListObjectsV2CommandOutput>(cloud, 'ListObjectsV2', { Bucket, Prefix: 'b/', StartAfter: 'b/1' });
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['b/2']);
});

test('deletes with a marker under versioning, and for good by version', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud, VERSIONED);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x' });
  const { VersionId } = await s3(cloud, 'DeleteObject', { Bucket, Key: 'k' });
  await expect(s3(cloud, 'GetObject', { Bucket, Key: 'k' })).rejects.toMatchObject({ code: 'NoSuchKey' });
  await expect(s3(cloud, 'GetObject', { Bucket, Key: 'k', VersionId })).rejects.toMatchObject({ code: 'MethodNotAllowed', status: 405 });
  await expect(s3(cloud, 'DeleteBucket', { Bucket })).rejects.toMatchObject({ code: 'BucketNotEmpty' });
  await s3(cloud, 'DeleteObject', { Bucket, Key: 'k', VersionId });
  expect(await read(cloud, { Bucket, Key: 'k' })).toBe('x');
});

test.each([
  { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' },
  { ChecksumCRC32: 'AAAAAA==' },
  { ChecksumSHA256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
])('refuses a body that does not match %j, and keeps nothing of it', async (claim) => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'x', ...claim })).rejects.toMatchObject({ code: 'BadDigest' });
  expect(objectStore(cloud).list(Bucket)).toEqual([]);
  await s3(cloud, 'DeleteBucket', { Bucket });
});

test.each([
  ['CRC32', 'NhCmhg=='],
  ['CRC32C', 'mnG7TA=='],
  ['SHA1', 'qvTGHdzF6KLavt4PO0gs2a6pQ00='],
])('computes the checksum %s that the request asks for', async (ChecksumAlgorithm, checksum) => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  const put = await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: 'hello', ChecksumAlgorithm });
  expect(put[`Checksum${ChecksumAlgorithm}`]).toBe(checksum);
});

test('counts bytes, not characters, of a stream of text', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: Readable.from(['grün', 'ß']) });
  expect(await s3(cloud, 'HeadObject', { Bucket, Key: 'k' })).toMatchObject({ ContentLength: 7 });
});

test('writes only if the object is what the writer thinks', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  const { ETag } = await s3<PutObjectCommandOutput>(cloud, 'PutObject', { Bucket, Key: 'k', Body: '1', IfNoneMatch: '*' });
  const failed = { code: 'PreconditionFailed', status: 412 };
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: '2', IfNoneMatch: '*' })).rejects.toMatchObject(failed);
  await s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: '2', IfMatch: ETag });
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: '3', IfMatch: ETag })).rejects.toMatchObject(failed);
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'new', Body: '3', IfMatch: ETag })).rejects.toMatchObject({ code: 'NoSuchKey' });
});

test('lets one of many writers win who all create the same object', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  const writers = Array.from({ length: 8 }, (_none, index) =>
    s3(cloud, 'PutObject', { Bucket, Key: 'k', Body: String(index), IfNoneMatch: '*' }),
  );
  const results = await Promise.allSettled(writers);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('fails for a parameter and an operation that it has not', async () => {
  const cloud = s3Cloud();
  const Bucket = await bucketWith(cloud);
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'k', RequestPayer: 'requester' })).rejects.toThrow(
    'does not emulate the parameter RequestPayer of PutObject',
  );
  await expect(cloud.call(ROOT, 's3', 'PutBucketAcl', { Bucket })).rejects.toThrow('does not emulate the operation s3:PutBucketAcl');
  await expect(s3(cloud, 'PutObject', { Bucket, Key: 'k'.repeat(1025) })).rejects.toMatchObject({ code: 'KeyTooLongError' });
});
