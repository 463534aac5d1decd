import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream';
import { AwsError } from '../core/aws-error';
import { AwsChunkedDecoder } from './aws-chunked';
import type { IncomingRequest } from './message';
import { readBody } from './message';

/** A request with the hash of its payload as it is signed. */
export interface HashedRequest {
  readonly request: IncomingRequest;
  readonly payloadHash: string;
}

/**
 * The payload hash of a signed request.
 *
 * S3 sends it in a header, so that its bodies can stream; they are checked on their way. Others sign the body itself, which is collected.
 */
export async function hashPayload(request: IncomingRequest, presigned: boolean): Promise<HashedRequest> {
  const claimed = request.headers['x-amz-content-sha256'] ?? (presigned ? 'UNSIGNED-PAYLOAD' : undefined);
  if (claimed === undefined) {
    const body = await readBody(request);
    return { request: { ...request, body: Readable.from([body]) }, payloadHash: createHash('sha256').update(body).digest('hex') };
  }
  const checked = /^[0-9a-f]{64}$/.test(claimed) ? { ...request, body: piped(request.body, hashCheck(claimed)) } : request;
  return { request: checked, payloadHash: claimed };
}

/** The request without `aws-chunked` framing. */
export function unframed(request: IncomingRequest): IncomingRequest {
  const { 'content-encoding': encoding = '', 'x-amz-content-sha256': hash = '', ...headers } = request.headers;
  if (!hash.startsWith('STREAMING-') && !encoding.includes('aws-chunked')) {
    return request;
  }
  const encodings = encoding
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'aws-chunked');
  return {
    ...request,
    headers: {
      ...headers,
      ...(encodings.length > 0 && { 'content-encoding': encodings.join(',') }),
      'x-amz-content-sha256': hash,
      'content-length': headers['x-amz-decoded-content-length'] ?? '',
    },
    body: piped(request.body, new AwsChunkedDecoder(request.trailers)),
  };
}

function hashCheck(claimed: string): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => {
      const matches = hash.digest('hex') === claimed;
      done(
        matches
          ? null
          : new AwsError('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed."),
      );
    },
  });
}

/** An error on either side ends both; the reader of the result sees it. */
function piped(source: Readable, through: Transform): Readable {
  pipeline(source, through, () => undefined);
  return through;
}
