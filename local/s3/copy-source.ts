import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import type { ReadConditions } from './conditions';
import { invalidArgument } from './errors';

/** Conditions of a request that copies. */
type SourceConditions = Pick<
  CopyObjectCommandInput,
  'CopySourceIfMatch' | 'CopySourceIfNoneMatch' | 'CopySourceIfModifiedSince' | 'CopySourceIfUnmodifiedSince'
>;

/** The conditions on the source of a copy. */
export function sourceConditions(input: SourceConditions): ReadConditions {
  return {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  };
}

/** `<bucket>/<key>[?versionId=<id>]`, percent-encoded, with or without a slash in front. */
export function copySource(source = ''): { bucket: string; key: string; versionId?: string } {
  const [, bucket, key, versionId] = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.+))?$/s.exec(source) ?? [];
  if (bucket === undefined || key === undefined) {
    throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', 'x-amz-copy-source', source);
  }
  return { bucket, key: decodeURIComponent(key), versionId };
}
