import { AwsError } from '../core/aws-error';
import type { Bucket } from './bucket';
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
  readonly stored: StoredFields;
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
    throw new AwsError('NoSuchUpload', `The specified multipart upload does not exist: ${uploadId ?? ''}`, 404);
  }
  return upload;
}
