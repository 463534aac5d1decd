import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { CallContext } from '../core/service';
import type { Bucket } from './bucket';
import type { WriteConditions } from './conditions';
import { assertWritable } from './conditions';
import type { CreationReason } from './object-events';
import { emitCreated } from './object-events';
import type { ObjectContent, ObjectVersion } from './object-version';

/** Makes received content the object's latest version, if the conditions hold at this moment; else its file is removed. */
export function storeObject(
  context: CallContext,
  bucket: Bucket,
  key: string,
  content: ObjectContent,
  conditions: WriteConditions,
  reason: CreationReason,
): ObjectVersion {
  try {
    assertWritable(conditions, bucket, key);
  } catch (error) {
    rmSync(content.path);
    throw error;
  }
  const version = { key, versionId: newVersionId(bucket), lastModified: wholeSeconds(context.cloud.clock.now()), content };
  bucket.add(version);
  emitCreated(context, bucket, version, reason);
  return version;
}

/** A new version id, or `null` where the bucket keeps no versions. */
export function newVersionId(bucket: Bucket): string {
  return bucket.settings.versioning === 'Enabled' ? randomBytes(24).toString('base64url') : 'null';
}

/** The version id as answers carry it: not at all for a bucket that never kept versions. */
export function shownVersionId(bucket: Bucket, version: ObjectVersion): string | undefined {
  return bucket.settings.versioning === undefined ? undefined : version.versionId;
}

/** S3 keeps times in whole seconds, so that they survive HTTP headers. */
export function wholeSeconds(ms: number): Date {
  return new Date(Math.floor(ms / 1000) * 1000);
}
