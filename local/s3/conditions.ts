import { AwsError } from '../core/aws-error';
import type { Bucket } from './bucket';
import { noSuchKey, preconditionFailed } from './errors';

/** Conditions of a read; times have whole seconds. */
export interface ReadConditions {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
  readonly IfModifiedSince?: Date;
  readonly IfUnmodifiedSince?: Date;
}

/** Conditions of a write. */
export interface WriteConditions {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

/** Throws `PreconditionFailed` (412) or `NotModified` (304), in the order of precedence of RFC 7232. */
export function assertReadable(conditions: ReadConditions, etag: string, lastModified: Date): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!names(IfMatch, etag)) {
      throw preconditionFailed('If-Match');
    }
  } else if (IfUnmodifiedSince && lastModified > IfUnmodifiedSince) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const unchanged = IfNoneMatch === undefined ? IfModifiedSince !== undefined && lastModified <= IfModifiedSince : names(IfNoneMatch, etag);
  if (unchanged) {
    throw new AwsError('NotModified', 'Not Modified', 304);
  }
}

/** Throws `PreconditionFailed` if the object exists (`IfNoneMatch: '*'`) or has another ETag, `NoSuchKey` if it should exist. */
export function assertWritable(conditions: WriteConditions, bucket: Bucket, key: string): void {
  const current = bucket.latest(key)?.content;
  if (conditions.IfNoneMatch !== undefined && conditions.IfNoneMatch !== '*') {
    throw new AwsError('NotImplemented', 'If-None-Match of a write must be *', 501);
  }
  if (conditions.IfNoneMatch === '*' && current) {
    throw preconditionFailed('If-None-Match');
  }
  if (conditions.IfMatch !== undefined) {
    if (!current) {
      throw noSuchKey(key);
    }
    if (!names(conditions.IfMatch, current.etag)) {
      throw preconditionFailed('If-Match');
    }
  }
}

function names(condition: string, etag: string): boolean {
  return condition.split(',').some((tag) => ['*', etag, etag.replaceAll('"', '')].includes(tag.trim()));
}
