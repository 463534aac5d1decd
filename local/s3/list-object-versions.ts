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
import { canonicalUser } from './owner';

export function listObjectVersions(
  input: ListObjectVersionsCommandInput,
  context: CallContext,
): SdkOutput<ListObjectVersionsCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const { Prefix = '', Delimiter, KeyMarker, VersionIdMarker, EncodingType } = input;
  const MaxKeys = pageSize(input.MaxKeys);
  allow(
    context,
    bucket,
    's3:ListBucketVersions',
    undefined,
    presentConditions({ 's3:prefix': input.Prefix, 's3:delimiter': Delimiter, 's3:max-keys': input.MaxKeys }),
  );
  const found = entriesAfter(bucket, input, MaxKeys + 1);
  const page = found.slice(0, MaxKeys);
  const last = page.at(-1);
  const shown = shownKey(EncodingType);
  const owner = { Owner: canonicalUser(context) };
  const truncated = found.length > MaxKeys && last !== undefined;
  const versions = page.flatMap((entry) => (typeof entry === 'string' ? [] : [entry]));
  return {
    Name: bucket.name,
    Prefix: shown(Prefix),
    MaxKeys,
    IsTruncated: truncated,
    ...(EncodingType !== undefined && { EncodingType }),
    KeyMarker: shown(KeyMarker ?? ''),
    ...(VersionIdMarker !== undefined && { VersionIdMarker }),
    ...(Delimiter !== undefined && { Delimiter: shown(Delimiter) }),
    ...(truncated &&
      (typeof last === 'string'
        ? { NextKeyMarker: shown(last) }
        : { NextKeyMarker: shown(last.key), NextVersionIdMarker: last.versionId })),
    ...nonEmpty(
      'Versions',
      versions
        .filter(({ content }) => content)
        .map((version) => ({
          ...describe(bucket, version, shown),
          ...owner,
          ETag: version.content?.etag,
          Size: version.content?.size,
          StorageClass: (version.content?.stored.StorageClass ?? 'STANDARD') as 'STANDARD',
        })),
    ),
    ...nonEmpty(
      'DeleteMarkers',
      versions.filter(({ content }) => !content).map((version) => ({ ...describe(bucket, version, shown), ...owner })),
    ),
    ...nonEmpty(
      'CommonPrefixes',
      page.flatMap((entry) => (typeof entry === 'string' ? [{ Prefix: shown(entry) }] : [])),
    ),
  };
}

/** Versions after the markers, and the common prefixes (as text) of keys that the delimiter rolls up. */
function entriesAfter(bucket: Bucket, input: ListObjectVersionsCommandInput, limit: number): (ObjectVersion | string)[] {
  const { Prefix: prefix = '', Delimiter: delimiter, KeyMarker: marker = '', VersionIdMarker: versionMarker } = input;
  const { keys } = bucket;
  const found: (ObjectVersion | string)[] = [];
  let rolledUp = delimiter && marker.endsWith(delimiter) ? marker : undefined;
  for (let index = Math.max(lowerBound(keys, prefix), lowerBound(keys, marker)); index < keys.length && found.length < limit; index++) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) {
      break;
    }
    if (rolledUp !== undefined && key.startsWith(rolledUp)) {
      continue;
    }
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (delimiter && end >= 0) {
      rolledUp = key.slice(0, end + delimiter.length);
      found.push(rolledUp);
      continue;
    }
    const versions = bucket.versionsOf(key);
    const seen = versions.findIndex((version) => version.versionId === versionMarker);
    const from = key !== marker ? 0 : versionMarker === undefined || seen < 0 ? versions.length : seen + 1;
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
