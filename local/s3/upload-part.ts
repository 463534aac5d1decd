import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type {
  UploadPartCommandInput,
  UploadPartCommandOutput,
  UploadPartCopyCommandInput,
  UploadPartCopyCommandOutput,
} from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import { requestedAlgorithm } from './checksums';
import { assertReadable } from './conditions';
import { copySource, sourceConditions } from './copy-source';
import { authorizeDecryption } from './encryption';
import { invalidArgument } from './errors';
import { findVersion } from './find-version';
import type { MultipartUpload, UploadedPart } from './multipart-upload';
import { findUpload } from './multipart-upload';
import { objectStore } from './object-store';
import { validKey } from './put-object';
import { byteRange } from './range';
import type { Received } from './receive-content';
import { receiveContent } from './receive-content';
import { shownVersionId, wholeSeconds } from './store-object';

const MAX_PARTS = 10_000;

export async function uploadPart(input: UploadPartCommandInput, context: CallContext): Promise<SdkOutput<UploadPartCommandOutput>> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  allow(context, bucket, 's3:PutObject', key);
  const { parts, encryption, checksumAlgorithm } = findUpload(bucket, key, input.UploadId);
  authorizeDecryption(context, bucket, key, encryption);
  const partNumber = validPartNumber(input.PartNumber);
  const algorithm = requestedAlgorithm(input) ?? checksumAlgorithm;
  const { etag, checksums } = await addPart(
    context,
    parts,
    partNumber,
    await receiveContent(bucket.files.newPath(), input.Body, input, algorithm),
  );
  return { ETag: etag, ...checksums, ...encryption };
}

/** A part that is a range of an object that is there already. */
export async function uploadPartCopy(
  input: UploadPartCopyCommandInput,
  context: CallContext,
): Promise<SdkOutput<UploadPartCopyCommandOutput>> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  allow(context, bucket, 's3:PutObject', key);
  const { parts, encryption, checksumAlgorithm } = findUpload(bucket, key, input.UploadId);
  const from = copySource(input.CopySource);
  const source = objectStore(context.cloud).bucket(from.bucket);
  const version = findVersion(context, { bucket: source, key: from.key, versionId: from.versionId });
  authorizeDecryption(context, source, version.key, version.content.encryption);
  assertReadable(sourceConditions(input), version.content.etag, version.lastModified);
  const { first, last } = byteRange(input.CopySourceRange, version.content.size) ?? { first: 0, last: version.content.size - 1 };
  const body = createReadStream(version.content.path, { start: first, end: last });
  const received = await receiveContent(bucket.files.newPath(), body, {}, checksumAlgorithm);
  const { etag, lastModified, checksums } = await addPart(context, parts, validPartNumber(input.PartNumber), received);
  return {
    CopyPartResult: { ETag: etag, LastModified: lastModified, ...checksums },
    CopySourceVersionId: shownVersionId(source, version),
    ...encryption,
  };
}

function validPartNumber(given: number | undefined): number {
  const partNumber = Number(given);
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PARTS) {
    throw invalidArgument(`Part number must be an integer between 1 and ${MAX_PARTS}, inclusive`, 'partNumber', given);
  }
  return partNumber;
}

/** Keeps a part in place of one of the same number. */
async function addPart(
  context: CallContext,
  parts: MultipartUpload['parts'],
  partNumber: number,
  received: Received,
): Promise<UploadedPart> {
  const replaced = parts.get(partNumber);
  const etag = `"${received.md5.toString('hex')}"`;
  const part = { ...received, partNumber, etag, lastModified: wholeSeconds(context.cloud.clock.now()) };
  parts.set(partNumber, part);
  if (replaced) {
    await rm(replaced.path);
  }
  return part;
}
