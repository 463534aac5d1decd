import { createReadStream } from 'node:fs';
import type { CopyObjectCommandInput, CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { assertReadable } from './conditions';
import { authorizeDecryption, encryptionFor } from './encryption';
import { findVersion } from './find-version';
import { objectStore } from './object-store';
import { storedFields } from './object-version';
import { authorizeWrite, validKey } from './put-object';
import { receiveContent } from './receive-content';
import { shownVersionId, storeObject } from './store-object';

export async function copyObject(input: CopyObjectCommandInput, context: CallContext): Promise<SdkOutput<CopyObjectCommandOutput>> {
  const store = objectStore(context.cloud);
  const bucket = store.bucket(input.Bucket);
  const key = validKey(input.Key);
  const from = copySource(input.CopySource);
  const source = store.bucket(from.bucket);
  authorizeWrite(context, bucket, key, input);
  const version = findVersion(context, { bucket: source, key: from.key, versionId: from.versionId });
  authorizeDecryption(context, source, version.key, version.content.encryption);
  assertReadable(sourceConditions(input), version.content.etag, version.lastModified);
  const encryption = encryptionFor(context, bucket, key, input);

  const body = createReadStream(version.content.path);
  const { path, size, md5, checksums } = await receiveContent(bucket.files.newPath(), body, { ChecksumAlgorithm: input.ChecksumAlgorithm });
  const stored = input.MetadataDirective === 'REPLACE' ? storedFields(input) : version.content.stored;
  const content = { path, size, etag: `"${md5.toString('hex')}"`, checksums, stored, encryption };
  const copy = storeObject(context, bucket, key, content, input, 'CopyObject');
  return {
    CopyObjectResult: { ETag: content.etag, LastModified: copy.lastModified, ...checksums },
    CopySourceVersionId: shownVersionId(source, version),
    VersionId: shownVersionId(bucket, copy),
    ...encryption,
  };
}

function sourceConditions(input: CopyObjectCommandInput): Parameters<typeof assertReadable>[0] {
  return {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
}

/** `<bucket>/<key>[?versionId=<id>]`, percent-encoded, with or without a slash in front. */
function copySource(source = ''): { bucket: string; key: string; versionId?: string } {
  const [, bucket, key, versionId] = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.+))?$/s.exec(source) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new AwsError('InvalidArgument', `Copy Source must mention the source bucket and key: ${source}`);
  }
  return { bucket, key: decodeURIComponent(key), versionId };
}
