import { createReadStream } from 'node:fs';
import type { CopyObjectCommandInput, CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { requestedAlgorithm } from './checksums';
import { assertReadable } from './conditions';
import { copySource, sourceConditions } from './copy-source';
import { authorizeDecryption, encryptionFor } from './encryption';
import { findVersion } from './find-version';
import { objectStore } from './object-store';
import { storedFields } from './object-version';
import { authorizeWrite, ofWhole, validKey } from './put-object';
import { receiveContent } from './receive-content';
import { shownVersionId, storeObject } from './store-object';
import { tagsFromHeader } from './tags';

export async function copyObject(input: CopyObjectCommandInput, context: CallContext): Promise<SdkOutput<CopyObjectCommandOutput>> {
  const store = objectStore(context.cloud);
  const bucket = store.bucket(input.Bucket);
  const key = validKey(input.Key);
  const from = copySource(input.CopySource);
  const source = store.bucket(from.bucket);
  authorizeWrite(context, bucket, key, input);
  assertChange(input, from, key);
  const version = findVersion(context, { bucket: source, key: from.key, versionId: from.versionId });
  authorizeDecryption(context, source, version.key, version.content.encryption);
  assertReadable(sourceConditions(input), version.content.etag, version.lastModified);
  const encryption = encryptionFor(context, bucket, key, input);

  const body = createReadStream(version.content.path);
  const ChecksumAlgorithm = input.ChecksumAlgorithm ?? requestedAlgorithm(version.content.checksums);
  const { path, size, md5, checksums } = await receiveContent(bucket.files.newPath(), body, { ChecksumAlgorithm });
  const replaced = input.MetadataDirective === 'REPLACE' ? storedFields(input) : version.content.stored;
  const stored = { ...replaced, StorageClass: storedFields(input).StorageClass };
  const tags = input.TaggingDirective === 'REPLACE' ? tagsFromHeader(input.Tagging) : version.content.tags;
  const content = { path, size, etag: `"${md5.toString('hex')}"`, checksums: ofWhole(checksums), stored, encryption, tags };
  const copy = storeObject(context, bucket, key, content, input, 'CopyObject');
  return {
    CopyObjectResult: { ETag: content.etag, LastModified: copy.lastModified, ...content.checksums },
    CopySourceVersionId: shownVersionId(source, version),
    VersionId: shownVersionId(bucket, copy),
    ...encryption,
  };
}

/** A copy onto itself must change something. */
function assertChange(input: CopyObjectCommandInput, from: ReturnType<typeof copySource>, key: string): void {
  const changes = [input.ServerSideEncryption, input.StorageClass, input.WebsiteRedirectLocation, from.versionId];
  if (
    from.bucket === input.Bucket &&
    from.key === key &&
    input.MetadataDirective !== 'REPLACE' &&
    changes.every((one) => one === undefined)
  ) {
    throw new AwsError(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
}
