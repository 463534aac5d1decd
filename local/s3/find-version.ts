import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import type { Bucket } from './bucket';
import type { ObjectContent, ObjectVersion } from './object-version';

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
  });
  const found = versionId === undefined ? bucket.latest(key) : bucket.versionsOf(key).find((version) => version.versionId === versionId);
  if (found?.content) {
    return { ...found, content: found.content };
  }
  if (found && versionId !== undefined) {
    throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource: it is a delete marker', 405);
  }
  allow(context, bucket, versionId === undefined ? 's3:ListBucket' : 's3:ListBucketVersions');
  throw versionId === undefined
    ? new AwsError('NoSuchKey', `The specified key does not exist: ${key}`, 404)
    : new AwsError('NoSuchVersion', `The specified version does not exist: ${key} ${versionId}`, 404);
}
