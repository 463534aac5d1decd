import type { PutObjectCommandInput, PutObjectCommandOutput, Tag } from '@aws-sdk/client-s3';

import { NotEmulated } from '../core/aws-error';

/** The part of a PutObject request that is kept with the object and comes back with it. */
export const STORED_FIELDS = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'StorageClass',
  'WebsiteRedirectLocation',
] as const;

/** Values of the stored fields. */
export type StoredFields = Pick<PutObjectCommandInput, (typeof STORED_FIELDS)[number]>;

/** Encryption headers of an answer. */
export type EncryptionFields = Pick<PutObjectCommandOutput, 'ServerSideEncryption' | 'SSEKMSKeyId' | 'BucketKeyEnabled'>;

/** Bytes of an object, in a file, and what describes them. */
export interface ObjectContent {
  /** The file; it moves when the version stops being the current one. */
  path: string;
  /** Length in bytes. */
  readonly size: number;
  /** In quotes, as in the header. */
  readonly etag: string;
  /** `Checksum<algorithm>` and `ChecksumType`, when the client gave or asked for one. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly stored: StoredFields;
  readonly encryption: EncryptionFields;
  /** The only part of an object that changes later. */
  tags: readonly Tag[];
  /** Sizes of its parts in bytes, when it came in parts. */
  readonly partSizes?: readonly number[];
}

/** One version of an object; without content it is a delete marker. */
export interface ObjectVersion {
  readonly key: string;
  /** `null` (the word) where the bucket keeps no versions. */
  readonly versionId: string;
  /** Virtual time, whole seconds. */
  readonly lastModified: Date;
  readonly content?: ObjectContent;
}

/** Storage classes that can be read without a restoration first. */
const READABLE_CLASSES = ['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'REDUCED_REDUNDANCY'];

/** The stored fields of a request. */
export function storedFields(input: StoredFields): StoredFields {
  if (input.StorageClass !== undefined && !READABLE_CLASSES.includes(input.StorageClass)) {
    throw new NotEmulated(`the storage class ${input.StorageClass}`);
  }
  return Object.fromEntries(STORED_FIELDS.filter((field) => input[field] !== undefined).map((field) => [field, input[field]]));
}
