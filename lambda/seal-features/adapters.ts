import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { listKeys } from '../shared/list-keys';
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
