import type {
  ListObjectsCommandInput,
  ListObjectsCommandOutput,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
  _Object,
} from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow, presentConditions } from './authorize';
import type { Bucket } from './bucket';
import { invalidArgument } from './errors';
import type { ListEntry, ListQuery } from './list-page';
import { listPage, pageSize, shownKey } from './list-page';
import { objectStore } from './object-store';
import { canonicalUser } from './owner';

export function listObjectsV2(input: ListObjectsV2CommandInput, context: CallContext): SdkOutput<ListObjectsV2CommandOutput> {
  const { StartAfter, ContinuationToken } = input;
  const start = ContinuationToken === undefined ? { after: StartAfter } : readToken(ContinuationToken);
  const { entries, last, answer, shown } = list(input, context, start, input.FetchOwner);
  return {
    ...answer,
    KeyCount: entries,
    ...(StartAfter !== undefined && { StartAfter: shown(StartAfter) }),
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(last && { NextContinuationToken: writeToken(last) }),
  };
}

/** The first version of the listing: pages follow a marker, every object has its owner. */
export function listObjects(input: ListObjectsCommandInput, context: CallContext): SdkOutput<ListObjectsCommandOutput> {
  const { Marker = '', Delimiter } = input;
  // A marker may be a common prefix that the page before has shown.
  const start = { after: Marker, ...(Delimiter && Marker.endsWith(Delimiter) && { afterPrefix: Marker }) };
  const { last, answer, shown } = list(input, context, start, true);
  return {
    ...answer,
    Marker: shown(Marker),
    // Without a delimiter the last key says it.
    ...(last && Delimiter && { NextMarker: shown('key' in last ? last.key : last.commonPrefix) }),
  };
}

/** The part that both versions have in common; `last` is the last entry of a page that others follow. */
function list(
  input: Omit<ListObjectsCommandInput, 'Marker'>,
  context: CallContext,
  start: Pick<ListQuery, 'after' | 'afterPrefix'>,
  withOwner = false,
): {
  entries: number;
  last?: ListEntry;
  answer: Pick<ListObjectsV2CommandOutput, 'Contents' | 'CommonPrefixes'>;
  shown: (key: string) => string;
} {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const { Prefix, Delimiter, MaxKeys, EncodingType } = input;
  allow(
    context,
    bucket,
    's3:ListBucket',
    undefined,
    presentConditions({ 's3:prefix': Prefix, 's3:delimiter': Delimiter, 's3:max-keys': MaxKeys }),
  );
  const query = { prefix: Prefix ?? '', delimiter: Delimiter, maxKeys: pageSize(MaxKeys), ...start };
  const { entries, truncated } = listPage(bucket.keys, query, (key) => bucket.latest(key)?.content !== undefined);
  const shown = shownKey(EncodingType);
  const owner = withOwner ? { Owner: canonicalUser(context) } : {};
  const answer = {
    Name: bucket.name,
    Prefix: shown(query.prefix),
    MaxKeys: query.maxKeys,
    IsTruncated: truncated,
    ...(Delimiter !== undefined && { Delimiter: shown(Delimiter) }),
    ...(EncodingType !== undefined && { EncodingType }),
    ...nonEmpty(
      'Contents',
      entries.flatMap((entry) => ('key' in entry ? [{ ...describe(bucket, entry.key, shown), ...owner }] : [])),
    ),
    ...nonEmpty(
      'CommonPrefixes',
      entries.flatMap((entry) => ('commonPrefix' in entry ? [{ Prefix: shown(entry.commonPrefix) }] : [])),
    ),
  };
  return { entries: entries.length, last: truncated ? entries.at(-1) : undefined, answer, shown };
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
    StorageClass: latest?.content?.stored.StorageClass ?? 'STANDARD',
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
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  }
}
