import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { CompletedPart, CompleteMultipartUploadCommandInput, CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { assertChecksum, checksumField, runningChecksum } from './checksums';
import { assertWritable } from './conditions';
import { ContentWriter } from './content-writer';
import { authorizeDecryption } from './encryption';
import { malformedXml } from './errors';
import type { MultipartUpload, UploadedPart } from './multipart-upload';
import { findUpload } from './multipart-upload';
import { objectStore } from './object-store';
import { authorizeWrite, validKey } from './put-object';
import { shownVersionId, storeObject } from './store-object';

const MIN_PART_BYTES = 5 * 1024 * 1024;
/** Bytes that are read of a part at a time. */
const READ_BYTES = 1024 * 1024;

export async function completeMultipartUpload(
  input: CompleteMultipartUploadCommandInput,
  context: CallContext,
): Promise<SdkOutput<CompleteMultipartUploadCommandOutput>> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  authorizeWrite(context, bucket, key, input);
  const upload = findUpload(bucket, key, input.UploadId);
  authorizeDecryption(context, bucket, key, upload.encryption);
  assertWritable(input, bucket, key);
  const parts = chosenParts(upload, input.MultipartUpload?.Parts ?? []);

  const ofBytes = upload.checksumType === 'FULL_OBJECT' ? upload.checksumAlgorithm : undefined;
  const path = bucket.files.newPath();
  const checksums = await objectChecksums(upload, parts, await join(path, parts, ofBytes), input);
  const { stored, encryption, tags } = upload;
  const partSizes = parts.map((part) => part.size);
  const size = partSizes.reduce((sum, one) => sum + one, 0);
  const content = { path, size, etag: objectEtag(parts), checksums, stored, encryption, tags, partSizes };
  const version = storeObject(context, bucket, key, content, input, 'CompleteMultipartUpload');
  bucket.uploads.delete(upload.uploadId);
  await Promise.all([...upload.parts.values()].map((part) => rm(part.path, { force: true })));
  return {
    Location: `${context.cloud.options.endpoint}/${bucket.name}/${encodeURIComponent(key)}`,
    Bucket: bucket.name,
    Key: key,
    ETag: content.etag,
    VersionId: shownVersionId(bucket, version),
    ...checksums,
    ...upload.encryption,
  };
}

function chosenParts(upload: MultipartUpload, chosen: readonly CompletedPart[]): UploadedPart[] {
  if (chosen.length === 0) {
    throw malformedXml();
  }
  return chosen.map(({ PartNumber, ETag }, index) => {
    const part = upload.parts.get(PartNumber ?? 0);
    if (part?.etag.replaceAll('"', '') !== ETag?.replaceAll('"', '') || !part) {
      throw new AwsError(
        'InvalidPart',
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        400,
        { UploadId: upload.uploadId, PartNumber, ETag },
      );
    }
    if (index > 0 && part.partNumber <= (chosen[index - 1]?.PartNumber ?? 0)) {
      throw new AwsError('InvalidPartOrder', 'The list of parts was not in ascending order. Parts must be ordered by part number.', 400, {
        UploadId: upload.uploadId,
      });
    }
    if (index < chosen.length - 1 && part.size < MIN_PART_BYTES) {
      throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
        ProposedSize: part.size,
        MinSizeAllowed: MIN_PART_BYTES,
        PartNumber: part.partNumber,
        ETag: part.etag,
      });
    }
    return part;
  });
}

/** Writes the parts into one file; returns its path and the checksum of its bytes, if there is to be one. */
async function join(path: string, parts: readonly UploadedPart[], algorithm: string | undefined): Promise<Joined> {
  const checksum = algorithm === undefined ? undefined : runningChecksum(algorithm);
  const file = new ContentWriter(path);
  for (const part of parts) {
    for await (const chunk of createReadStream(part.path, { highWaterMark: READ_BYTES }) as AsyncIterable<Uint8Array>) {
      checksum?.update(chunk);
      await file.write(chunk);
    }
  }
  await file.end();
  return { path, checksum: await checksum?.digest() };
}

interface Joined {
  readonly path: string;
  readonly checksum?: string;
}

function objectEtag(parts: readonly UploadedPart[]): string {
  const hash = createHash('md5').update(Buffer.concat(parts.map((part) => part.md5)));
  return `"${hash.digest('hex')}-${parts.length}"`;
}

async function objectChecksums(
  { checksumAlgorithm, checksumType }: MultipartUpload,
  parts: readonly UploadedPart[],
  joined: Joined,
  input: CompleteMultipartUploadCommandInput,
): Promise<Record<string, string>> {
  if (checksumAlgorithm === undefined) {
    return {};
  }
  const field = checksumField(checksumAlgorithm);
  const checksum = checksumType === 'FULL_OBJECT' ? (joined.checksum ?? '') : await compositeChecksum(checksumAlgorithm, parts);
  try {
    assertChecksum(input, checksumAlgorithm, checksum);
  } catch (error) {
    await rm(joined.path);
    throw error;
  }
  return { [field]: checksum, ChecksumType: checksumType };
}

async function compositeChecksum(algorithm: string, parts: readonly UploadedPart[]): Promise<string> {
  const running = runningChecksum(algorithm);
  for (const part of parts) {
    running.update(Buffer.from(part.checksums[checksumField(algorithm)] ?? '', 'base64'));
  }
  return `${await running.digest()}-${parts.length}`;
}
