import { createReadStream, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { GetObjectCommandInput, GetObjectCommandOutput, HeadObjectCommandInput, HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { assertReadable } from './conditions';
import { authorizeDecryption } from './encryption';
import type { ReadableVersion } from './find-version';
import { findVersion } from './find-version';
import { objectStore } from './object-store';
import type { ObjectContent } from './object-version';
import type { ByteRange } from './range';
import { byteRange } from './range';
import { validKey } from './put-object';
import { shownVersionId } from './store-object';

/** GetObject as it is inside the process: the body is bytes or a plain stream, without the SDK's helper methods. */
export type GetObjectAnswer = Omit<SdkOutput<GetObjectCommandOutput>, 'Body'> & { readonly Body: Readable | Uint8Array };

/** Up to this size a body is read at once, which costs a fraction of a stream. */
const SMALL_BYTES = 64 * 1024;

// Not async: the file must be opened in the same tick in which the version was looked up, before a write can move it.
export function getObject(input: GetObjectCommandInput, context: CallContext): GetObjectAnswer {
  const { version, range, answer } = read(input, context);
  const { path, size } = version.content;
  if (size <= SMALL_BYTES) {
    return { ...answer, Body: readFileSync(path).subarray(range?.first ?? 0, (range?.last ?? size - 1) + 1) };
  }
  const Body = createReadStream(path, { fd: openSync(path, 'r'), start: range?.first ?? 0, end: range?.last ?? size - 1 });
  return { ...answer, Body };
}

export function headObject(input: HeadObjectCommandInput, context: CallContext): SdkOutput<HeadObjectCommandOutput> {
  try {
    return read(input, context).answer;
  } catch (error) {
    // An answer to HEAD has no body, so that its client only sees the status.
    throw error instanceof AwsError && error.status === 404 ? new AwsError('NotFound', error.message, 404) : error;
  }
}

function read(
  input: GetObjectCommandInput & HeadObjectCommandInput,
  context: CallContext,
): { version: ReadableVersion; range?: ByteRange; answer: SdkOutput<HeadObjectCommandOutput> } {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const version = findVersion(context, { bucket, key: validKey(input.Key), versionId: input.VersionId });
  const { content, lastModified } = version;
  authorizeDecryption(context, bucket, version.key, content.encryption);
  assertReadable(input, content.etag, lastModified);
  const range = partRange(input, content) ?? byteRange(input.Range, content.size);
  const answer = {
    AcceptRanges: 'bytes',
    ETag: content.etag,
    LastModified: lastModified,
    ContentLength: range ? range.last - range.first + 1 : content.size,
    ...(range && { ContentRange: `bytes ${range.first}-${range.last}/${content.size}` }),
    VersionId: shownVersionId(bucket, version),
    // A checksum of the whole says nothing of a part, so that S3 leaves it out there.
    ...(input.ChecksumMode === 'ENABLED' && !range && content.checksums),
    ContentType: 'binary/octet-stream',
    ...content.stored,
    ...(content.stored.StorageClass === 'STANDARD' && { StorageClass: undefined }),
    ...(content.tags.length > 0 && { TagCount: content.tags.length }),
    ...(input.PartNumber !== undefined && content.partSizes && { PartsCount: content.partSizes.length }),
    ...responseOverrides(input),
    ...content.encryption,
  };
  return { version, range, answer };
}

/** The bytes of a part; an object that came in one piece is its own part 1. */
function partRange({ PartNumber: number, Range }: GetObjectCommandInput, content: ObjectContent): ByteRange | undefined {
  if (number === undefined) {
    return undefined;
  }
  if (Range !== undefined) {
    throw new AwsError('InvalidRequest', 'Cannot specify both Range header and partNumber query parameter');
  }
  const sizes = content.partSizes ?? [content.size];
  const size = sizes[number - 1];
  if (size === undefined) {
    throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
      PartNumberRequested: number,
      ActualPartCount: sizes.length,
    });
  }
  const first = sizes.slice(0, number - 1).reduce((sum, one) => sum + one, 0);
  return size === 0 ? undefined : { first, last: first + size - 1 };
}

function responseOverrides(input: GetObjectCommandInput): Partial<SdkOutput<HeadObjectCommandOutput>> {
  const { ResponseCacheControl, ResponseContentDisposition, ResponseContentEncoding, ResponseContentLanguage, ResponseContentType } = input;
  const overrides = {
    CacheControl: ResponseCacheControl,
    ContentDisposition: ResponseContentDisposition,
    ContentEncoding: ResponseContentEncoding,
    ContentLanguage: ResponseContentLanguage,
    ContentType: ResponseContentType,
  };
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}
