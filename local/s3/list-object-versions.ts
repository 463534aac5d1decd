import type { ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow, presentConditions } from './authorize';
import type { Bucket } from './bucket';
import { lowerBound } from './key-order';
import { nonEmpty } from './list-objects';
import { pageSize, shownKey } from './list-page';
import { objectStore } from './object-store';
import type { ObjectVersion } from './object-version';

export function listObjectVersions(
  input: ListObjectVersionsCommandInput,
  context: CallContext,
): SdkOutput<ListObjectVersionsCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const { Prefix = '', KeyMarker, VersionIdMarker, EncodingType } = input;
  const MaxKeys = pageSize(input.MaxKeys);
  allow(
    context,
    bucket,
    's3:ListBucketVersions',
    undefined,
    presentConditions({ 's3:prefix': input.Prefix, 's3:max-keys': input.MaxKeys }),
  );
  const found = versionsAfter(bucket, Prefix, KeyMarker, VersionIdMarker, MaxKeys + 1);
  const page = found.slice(0, MaxKeys);
  const last = page.at(-1);
  const shown = shownKey(EncodingType);
  const truncated = found.length > MaxKeys && last !== undefined;
  return {
    Name: bucket.name,
    Prefix: shown(Prefix),
    MaxKeys,
    IsTruncated: truncated,
    ...(EncodingType !== undefined && { EncodingType }),
    KeyMarker: shown(KeyMarker ?? ''),
    ...(VersionIdMarker !== undefined && { VersionIdMarker }),
    ...(truncated && { NextKeyMarker: shown(last.key), NextVersionIdMarker: last.versionId }),
    ...nonEmpty(
      'Versions',
      page
        .filter(({ content }) => content)
        .map((version) => ({
          ...describe(bucket, version, shown),
          ETag: version.content?.etag,
          Size: version.content?.size,
          StorageClass: 'STANDARD' as const,
        })),
    ),
    ...nonEmpty(
      'DeleteMarkers',
      page.filter(({ content }) => !content).map((version) => describe(bucket, version, shown)),
    ),
  };
}

function versionsAfter(
  bucket: Bucket,
  prefix: string,
  keyMarker = '',
  versionIdMarker: string | undefined,
  limit: number,
): ObjectVersion[] {
  const { keys } = bucket;
  const found: ObjectVersion[] = [];
  for (let index = Math.max(lowerBound(keys, prefix), lowerBound(keys, keyMarker)); index < keys.length && found.length < limit; index++) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) {
      break;
    }
    const versions = bucket.versionsOf(key);
    const seen = versions.findIndex((version) => version.versionId === versionIdMarker);
    const from = key !== keyMarker ? 0 : versionIdMarker === undefined || seen < 0 ? versions.length : seen + 1;
    found.push(...versions.slice(from));
  }
  return found;
}

function describe(
  bucket: Bucket,
  version: ObjectVersion,
  shown: (key: string) => string,
): { Key: string; VersionId: string; IsLatest: boolean; LastModified: Date } {
  const { key, versionId, lastModified } = version;
  return { Key: shown(key), VersionId: versionId, IsLatest: bucket.latest(key) === version, LastModified: lastModified };
}
