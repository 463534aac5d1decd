import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput, _Object } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow, presentConditions } from './authorize';
import type { Bucket } from './bucket';
import type { ListEntry, ListQuery } from './list-page';
import { listPage, pageSize, shownKey } from './list-page';
import { objectStore } from './object-store';

export function listObjectsV2(input: ListObjectsV2CommandInput, context: CallContext): SdkOutput<ListObjectsV2CommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const { Prefix, Delimiter, MaxKeys, StartAfter, ContinuationToken, EncodingType } = input;
  allow(
    context,
    bucket,
    's3:ListBucket',
    undefined,
    presentConditions({ 's3:prefix': Prefix, 's3:delimiter': Delimiter, 's3:max-keys': MaxKeys }),
  );
  const start = ContinuationToken === undefined ? { after: StartAfter } : readToken(ContinuationToken);
  const query = { prefix: Prefix ?? '', delimiter: Delimiter, maxKeys: pageSize(MaxKeys), ...start };
  const { entries, truncated } = listPage(bucket.keys, query, (key) => bucket.latest(key)?.content !== undefined);
  const shown = shownKey(EncodingType);
  const last = entries.at(-1);
  return {
    Name: bucket.name,
    Prefix: shown(query.prefix),
    MaxKeys: query.maxKeys,
    KeyCount: entries.length,
    IsTruncated: truncated,
    ...(Delimiter !== undefined && { Delimiter: shown(Delimiter) }),
    ...(StartAfter !== undefined && { StartAfter: shown(StartAfter) }),
    ...(EncodingType !== undefined && { EncodingType }),
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(truncated && last && { NextContinuationToken: writeToken(last) }),
    ...nonEmpty(
      'Contents',
      entries.flatMap((entry) => ('key' in entry ? [describe(bucket, entry.key, shown)] : [])),
    ),
    ...nonEmpty(
      'CommonPrefixes',
      entries.flatMap((entry) => ('commonPrefix' in entry ? [{ Prefix: shown(entry.commonPrefix) }] : [])),
    ),
  };
}

/** The list under `name`, or nothing: the SDK's clients leave empty lists of S3 away. */
export function nonEmpty<K extends string, T>(name: K, list: readonly T[]): Partial<Record<K, T[]>> {
  return list.length === 0 ? {} : ({ [name]: list } as Record<K, T[]>);
}

function describe(bucket: Bucket, key: string, shown: (key: string) => string): _Object {
  const latest = bucket.latest(key);
  return {
    Key: shown(key),
    LastModified: latest?.lastModified,
    ETag: latest?.content?.etag,
    Size: latest?.content?.size,
    StorageClass: 'STANDARD',
  };
}

function writeToken(last: ListEntry): string {
  return Buffer.from(JSON.stringify(last)).toString('base64url');
}

function readToken(token: string): Pick<ListQuery, 'after' | 'afterPrefix'> {
  try {
    const last = JSON.parse(Buffer.from(token, 'base64url').toString()) as { key?: string; commonPrefix?: string };
    return { after: last.key, afterPrefix: last.commonPrefix };
  } catch {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
}
