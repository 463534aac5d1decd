import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import type { FeatureManifest } from '../shared/feature-manifest';
import { listKeys } from '../shared/list-keys';
import { readJson } from '../shared/object-store';
import { transientFailures } from '../shared/transient-failures';
import type { CountedFile } from './core';
import { countLines } from './count-lines';

const s3 = new S3Client({});

/** Files that are read at a time. */
const CONCURRENCY = 4;

/** Counts the rows of all files below a prefix. */
export async function countFiles(bucket: string, prefix: string): Promise<CountedFile[]> {
  const keys = await listKeys(bucket, prefix);
  const files: CountedFile[] = [];
  for (let i = 0; i < keys.length; i += CONCURRENCY) {
    files.push(...(await Promise.all(keys.slice(i, i + CONCURRENCY).map((key) => countFile(bucket, key)))));
  }
  return files;
}

async function countFile(bucket: string, key: string): Promise<CountedFile> {
  return transientFailures(async () => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { key, ...(await countLines(Body as Readable)) };
  });
}

/** Stores the manifest unless another run has sealed the same one before; returns the one that counts. */
export async function sealManifest(bucket: string, key: string, manifest: FeatureManifest): Promise<FeatureManifest> {
  try {
    const Body = JSON.stringify(manifest);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: 'application/json', IfNoneMatch: '*' }));
    return manifest;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') {
      return (await readJson(bucket, key)) as FeatureManifest;
    }
    throw error;
  }
}
