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
import { requestTagKeys, tagsFromHeader } from './tags';

const MAX_KEY_BYTES = 1024;
/** ACLs that say what holds in any case. */
const OWNER_ACLS: readonly string[] = ['private', 'bucket-owner-full-control'];

export async function putObject(input: PutObjectCommandInput, context: CallContext): Promise<SdkOutput<PutObjectCommandOutput>> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  authorizeWrite(context, bucket, key, input);
  const encryption = encryptionFor(context, bucket, key, input);
  const stored = storedFields(input);
  const tags = tagsFromHeader(input.Tagging);
  const { path, size, md5, checksums } = await receiveContent(bucket.files.newPath(), input.Body, input);
  const content = { path, size, etag: `"${md5.toString('hex')}"`, checksums: ofWhole(checksums), stored, encryption, tags };
  const version = storeObject(context, bucket, key, content, input, 'PutObject');
  return { ETag: content.etag, VersionId: shownVersionId(bucket, version), ...encryption, ...content.checksums };
}

/** What a write asks for beside its content. */
type WriteRequest = EncryptionChoice &
  WriteConditions &
  Pick<PutObjectCommandInput, 'ACL' | 'StorageClass' | 'Tagging'> & { readonly CopySource?: string; readonly MetadataDirective?: string };

/** Checks the actions of a write: one that compares ETags also needs to read, one with tags to tag; ACLs are disabled. */
export function authorizeWrite(context: CallContext, bucket: Bucket, key: string, input: WriteRequest): void {
  const tags = requestTagKeys(tagsFromHeader(input.Tagging));
  const conditions = presentConditions({
    's3:if-match': input.IfMatch,
    's3:if-none-match': input.IfNoneMatch,
    's3:x-amz-acl': input.ACL,
    's3:x-amz-copy-source': input.CopySource?.replace(/^\//, ''),
    's3:x-amz-metadata-directive': input.MetadataDirective,
    's3:x-amz-storage-class': input.StorageClass,
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
  });
  allow(context, bucket, 's3:PutObject', key, { ...conditions, ...tags });
  if (input.IfMatch !== undefined) {
    allow(context, bucket, 's3:GetObject', key);
  }
  if (input.Tagging !== undefined) {
    allow(context, bucket, 's3:PutObjectTagging', key, tags);
  }
  if (input.ACL !== undefined && !OWNER_ACLS.includes(input.ACL)) {
    throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
}

/** Checksums of an object that came in one piece, as answers carry them. */
export function ofWhole(checksums: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.keys(checksums).length === 0 ? checksums : { ...checksums, ChecksumType: 'FULL_OBJECT' };
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
