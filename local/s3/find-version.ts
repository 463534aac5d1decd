import type { CallContext } from '../core/service';
import { allow } from './authorize';
import type { Bucket } from './bucket';
import { methodNotAllowed, noSuchKey, noSuchVersion } from './errors';
import type { ObjectContent, ObjectVersion } from './object-version';
import { tagKeys } from './tags';

/** Object to read; `s3:GetObject` or, with a version id, `s3:GetObjectVersion` is checked. */
export interface ReadTarget {
  readonly bucket: Bucket;
  readonly key: string;
  readonly versionId?: string;
}

/** A version that has content. */
export type ReadableVersion = ObjectVersion & { readonly content: ObjectContent };

/**
 * The version to read.
 *
 * @throws `NoSuchKey` to those who may list the bucket and `AccessDenied` to all others, so that nobody learns which keys exist;
 *   `NoSuchVersion`; `MethodNotAllowed` for a delete marker that is named
 */
export function findVersion(context: CallContext, { bucket, key, versionId }: ReadTarget): ReadableVersion {
  allow(context, bucket, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', key, {
    ...(versionId !== undefined && { 's3:VersionId': versionId }),
    ...existingTagKeys({ bucket, key, versionId }),
  });
  return existingVersion(context, { bucket, key, versionId });
}

/** Condition keys of the tags that the object has. */
export function existingTagKeys(target: ReadTarget): Record<string, string> {
  return tagKeys('s3:ExistingObjectTag', namedVersion(target)?.content?.tags ?? []);
}

function namedVersion({ bucket, key, versionId }: ReadTarget): ObjectVersion | undefined {
  return versionId === undefined ? bucket.latest(key) : bucket.versionsOf(key).find((version) => version.versionId === versionId);
}

/** The same, of callers whose right to the object has been checked. */
export function existingVersion(context: CallContext, { bucket, key, versionId }: ReadTarget): ReadableVersion {
  const found = namedVersion({ bucket, key, versionId });
  if (found?.content) {
    return { ...found, content: found.content };
  }
  if (found && versionId !== undefined) {
    throw methodNotAllowed('GET', 'DeleteMarker');
  }
  allow(context, bucket, versionId === undefined ? 's3:ListBucket' : 's3:ListBucketVersions');
  throw versionId === undefined ? noSuchKey(key) : noSuchVersion(key, versionId);
}
