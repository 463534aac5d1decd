import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type {
  AbortMultipartUploadCommandInput,
  CreateMultipartUploadCommandInput,
  CreateMultipartUploadCommandOutput,
  ListPartsCommandInput,
  ListPartsCommandOutput,
} from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import { encryptionFor } from './encryption';
import { nonEmpty } from './list-objects';
import { pageSize } from './list-page';
import type { MultipartUpload } from './multipart-upload';
import { findUpload } from './multipart-upload';
import { objectStore } from './object-store';
import { storedFields } from './object-version';
import { authorizeWrite, validKey } from './put-object';
import { wholeSeconds } from './store-object';
import { tagsFromHeader } from './tags';

export function createMultipartUpload(
  input: CreateMultipartUploadCommandInput,
  context: CallContext,
): SdkOutput<CreateMultipartUploadCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  authorizeWrite(context, bucket, key, input);
  const upload: MultipartUpload = {
    uploadId: randomBytes(24).toString('base64url'),
    key,
    initiated: wholeSeconds(context.cloud.clock.now()),
    stored: storedFields(input),
    tags: tagsFromHeader(input.Tagging),
    encryption: encryptionFor(context, bucket, key, input),
    checksumAlgorithm: input.ChecksumAlgorithm,
    checksumType: input.ChecksumType ?? (input.ChecksumAlgorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE'),
    parts: new Map(),
  };
  bucket.uploads.set(upload.uploadId, upload);
  const { uploadId, encryption, checksumAlgorithm, checksumType } = upload;
  const checksum = checksumAlgorithm === undefined ? {} : { ChecksumAlgorithm: input.ChecksumAlgorithm, ChecksumType: checksumType };
  return { Bucket: bucket.name, Key: key, UploadId: uploadId, ...checksum, ...encryption };
}

export async function abortMultipartUpload(input: AbortMultipartUploadCommandInput, context: CallContext): Promise<object> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  allow(context, bucket, 's3:AbortMultipartUpload', key);
  const upload = findUpload(bucket, key, input.UploadId);
  bucket.uploads.delete(upload.uploadId);
  await Promise.all([...upload.parts.values()].map(({ path }) => rm(path)));
  return {};
}

export function listParts(input: ListPartsCommandInput, context: CallContext): SdkOutput<ListPartsCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  allow(context, bucket, 's3:ListMultipartUploadParts', key);
  const { uploadId, parts, stored } = findUpload(bucket, key, input.UploadId);
  const MaxParts = pageSize(input.MaxParts);
  const marker = Number(input.PartNumberMarker ?? 0);
  const left = [...parts.values()].filter(({ partNumber }) => partNumber > marker).sort((a, b) => a.partNumber - b.partNumber);
  const page = left.slice(0, MaxParts);
  const last = page.at(-1);
  return {
    Bucket: bucket.name,
    Key: key,
    UploadId: uploadId,
    MaxParts,
    StorageClass: stored.StorageClass ?? 'STANDARD',
    PartNumberMarker: String(marker),
    IsTruncated: left.length > page.length,
    ...(last && { NextPartNumberMarker: String(last.partNumber) }),
    ...nonEmpty(
      'Parts',
      page.map(({ partNumber, etag, size, lastModified, checksums }) => ({
        PartNumber: partNumber,
        ETag: etag,
        Size: size,
        LastModified: lastModified,
        ...checksums,
      })),
    ),
  };
}
