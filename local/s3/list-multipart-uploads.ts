import type { ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import { compareKeys } from './key-order';
import { nonEmpty } from './list-objects';
import { pageSize, shownKey } from './list-page';
import { objectStore } from './object-store';
import { canonicalUser } from './owner';

/** Uploads in the order of their keys, those of one key by their start. */
export function listMultipartUploads(
  input: ListMultipartUploadsCommandInput,
  context: CallContext,
): SdkOutput<ListMultipartUploadsCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  allow(context, bucket, 's3:ListBucketMultipartUploads');
  const { Prefix = '', KeyMarker = '', UploadIdMarker, EncodingType } = input;
  const MaxUploads = pageSize(input.MaxUploads);
  const shown = shownKey(EncodingType);
  const sorted = [...bucket.uploads.values()].filter(({ key }) => key.startsWith(Prefix)).sort((a, b) => compareKeys(a.key, b.key));
  const marked = UploadIdMarker === undefined ? -1 : sorted.findIndex(({ uploadId }) => uploadId === UploadIdMarker);
  const left = marked < 0 ? sorted.filter(({ key }) => compareKeys(key, KeyMarker) > 0) : sorted.slice(marked + 1);
  const page = left.slice(0, MaxUploads);
  const last = page.at(-1);
  const truncated = left.length > page.length && last !== undefined;
  return {
    Bucket: bucket.name,
    KeyMarker: shown(KeyMarker),
    UploadIdMarker: UploadIdMarker ?? '',
    Prefix: shown(Prefix),
    MaxUploads,
    IsTruncated: truncated,
    ...(EncodingType !== undefined && { EncodingType }),
    ...(truncated && { NextKeyMarker: shown(last.key), NextUploadIdMarker: last.uploadId }),
    ...nonEmpty(
      'Uploads',
      page.map(({ key, uploadId, initiated, stored, checksumAlgorithm, checksumType }) => ({
        Key: shown(key),
        UploadId: uploadId,
        Initiated: initiated,
        StorageClass: stored.StorageClass ?? ('STANDARD' as const),
        Owner: canonicalUser(context),
        Initiator: canonicalUser(context),
        ...(checksumAlgorithm !== undefined && { ChecksumAlgorithm: checksumAlgorithm as 'CRC32', ChecksumType: checksumType }),
      })),
    ),
  };
}
