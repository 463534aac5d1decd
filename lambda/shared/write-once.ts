import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readJson } from './object-store';
import { TransientError } from './transient-error';

const s3 = new S3Client({});

/** The value that counts, and whether it was this call that wrote it. */
export interface WrittenOnce<T> {
  readonly value: T;
  readonly written: boolean;
}

/** Stores a value as JSON unless the key is taken; then the value that was there first counts. */
export async function writeOnce<T>(bucket: string, key: string, value: T): Promise<WrittenOnce<T>> {
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: JSON.stringify(value),
    ContentType: 'application/json',
    IfNoneMatch: '*',
  });
  return (await putUnlessTaken(put)) ? { value, written: true } : { value: (await readJson(bucket, key)) as T, written: false };
}

/** Sends a put with `IfNoneMatch`; false when the key is taken. */
export async function putUnlessTaken(put: PutObjectCommand): Promise<boolean> {
  try {
    await s3.send(put);
    return true;
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'PreconditionFailed') {
      return false;
    }
    // Another write of the same key is under way.
    throw name === 'ConditionalRequestConflict' ? new TransientError(message, { cause: error }) : error;
  }
}
