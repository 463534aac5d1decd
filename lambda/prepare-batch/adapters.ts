import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createReadStream, statSync } from 'node:fs';

const s3 = new S3Client({});

/** Stores a file of CSV; the same records are the same bytes, so that a second attempt changes nothing. */
export async function storeFile(bucket: string, key: string, path: string): Promise<void> {
  const Body = createReadStream(path);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentLength: statSync(path).size, ContentType: 'text/csv' }));
}
