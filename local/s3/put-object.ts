import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow, presentConditions } from './authorize';
import type { EncryptionChoice } from './encryption';
import { encryptionFor } from './encryption';
import type { WriteConditions } from './conditions';
import { objectStore } from './object-store';
import { storedFields } from './object-version';
import { receiveContent } from './receive-content';
import { shownVersionId, storeObject } from './store-object';
import type { Bucket } from './bucket';

const MAX_KEY_BYTES = 1024;

export async function putObject(input: PutObjectCommandInput, context: CallContext): Promise<SdkOutput<PutObjectCommandOutput>> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  authorizeWrite(context, bucket, key, input);
  const encryption = encryptionFor(context, bucket, key, input);
  const received = await receiveContent(bucket.files.newPath(), input.Body, input);
  const { path, size, md5, checksums } = received;
  const content = { path, size, etag: `"${md5.toString('hex')}"`, checksums, stored: storedFields(input), encryption };
  const version = storeObject(context, bucket, key, content, input, 'PutObject');
  return { ETag: content.etag, VersionId: shownVersionId(bucket, version), ...encryption, ...checksums };
}

/** Checks the actions of a write: a write that compares ETags also needs to read. */
export function authorizeWrite(context: CallContext, bucket: Bucket, key: string, input: EncryptionChoice & WriteConditions): void {
  const conditions = presentConditions({
    's3:if-match': input.IfMatch,
    's3:if-none-match': input.IfNoneMatch,
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
  });
  allow(context, bucket, 's3:PutObject', key, conditions);
  if (input.IfMatch !== undefined) {
    allow(context, bucket, 's3:GetObject', key);
  }
}

/** A key of 1 to 1,024 bytes. */
export function validKey(key: string | undefined): string {
  if (key === undefined || key === '') {
    throw new AwsError('InvalidRequest', 'A key is required');
  }
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new AwsError('KeyTooLongError', 'Your key is too long');
  }
  return key;
}
