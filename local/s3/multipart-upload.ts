import type { Tag } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket';
import { noSuchUpload } from './errors';
import type { EncryptionFields, StoredFields } from './object-version';
import type { Received } from './receive-content';

/** A part that has arrived. */
export interface UploadedPart extends Received {
  readonly partNumber: number;
  /** In quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

/** An upload in parts that is neither complete nor aborted. */
export interface MultipartUpload {
  readonly uploadId: string;
  readonly key: string;
  /** In virtual time, whole seconds. */
  readonly initiated: Date;
  readonly stored: StoredFields;
  readonly tags: readonly Tag[];
  readonly encryption: EncryptionFields;
  /** @default - no checksum but the ETag */
  readonly checksumAlgorithm?: string;
  /** Whether the object's checksum is that of its bytes, or that of its parts' checksums. */
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  readonly parts: Map<number, UploadedPart>;
}

/** The upload, or an error `NoSuchUpload`. */
export function findUpload(bucket: Bucket, key: string, uploadId: string | undefined): MultipartUpload {
  const upload = bucket.uploads.get(uploadId ?? '');
  if (upload?.key !== key) {
    throw noSuchUpload(uploadId ?? '');
  }
  return upload;
}
