import { createHash } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import { assertChecksum, checksumField, requestedAlgorithm, runningChecksum } from './checksums';
import { ContentWriter } from './content-writer';

const MD5_BYTES = 16;

/** A body as operations take it. */
export type Body = AsyncIterable<Uint8Array | string> | Uint8Array | string | undefined;

/** What a request says of its body. */
export interface BodyClaims {
  readonly ContentMD5?: string;
  /** Algorithm of a checksum to compute and keep. */
  readonly ChecksumAlgorithm?: string;
}

/** Content that lies in a file. */
export interface Received {
  readonly path: string;
  /** Length in bytes. */
  readonly size: number;
  readonly md5: Buffer;
  /** The checksum that the request gave or asked for. */
  readonly checksums: Readonly<Record<string, string>>;
}

/**
 * Streams a body into the file `path`, a chunk at a time, and checks the digests that the request gives; the file is gone after an error.
 *
 * `claims` is read again after the body, since a checksum may come behind it.
 */
export async function receiveContent(
  path: string,
  body: unknown,
  claims: BodyClaims,
  algorithm = requestedAlgorithm(claims),
): Promise<Received> {
  assertMd5(claims.ContentMD5);
  const md5 = createHash('md5');
  const checksum = algorithm === undefined ? undefined : runningChecksum(algorithm);
  let size = 0;
  const file = new ContentWriter(path);
  try {
    for await (const piece of chunks(body as Body)) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
      md5.update(chunk);
      checksum?.update(chunk);
      size += chunk.length;
      await file.write(chunk);
    }
    const digest = md5.digest();
    if (claims.ContentMD5 !== undefined && claims.ContentMD5 !== digest.toString('base64')) {
      throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    const computed = await checksum?.digest();
    if (algorithm !== undefined && computed !== undefined) {
      assertChecksum(claims, algorithm, computed);
    }
    await file.end();
    return {
      path,
      size,
      md5: digest,
      checksums: algorithm !== undefined && computed !== undefined ? { [checksumField(algorithm)]: computed } : {},
    };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function assertMd5(given: string | undefined): void {
  if (given !== undefined && Buffer.from(given, 'base64').length !== MD5_BYTES) {
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, { 'Content-MD5': given });
  }
}

function chunks(body: Body): Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string> {
  if (body === undefined) {
    return [];
  }
  return typeof body === 'string' || body instanceof Uint8Array ? [body] : body;
}
