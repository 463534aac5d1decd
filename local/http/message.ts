import type { Readable } from 'node:stream';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';

/** A request whose signature has been verified; `aws-chunked` framing is already taken off the body. */
export interface IncomingRequest {
  readonly method: string;
  /** Path as it was sent: percent-encoded, without the query, for example `/bucket/a%20key`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names as they were sent and values in turn, for those who tell case and repetition apart. @default - from `headers` */
  readonly rawHeaders?: readonly string[];
  /** To be read at most once; `readBody` collects it. */
  readonly body: Readable;
  /** Trailers of an `aws-chunked` body, for example `x-amz-checksum-crc32`; filled when the body has been read. */
  readonly trailers: Record<string, string>;
}

/** What goes back to the client. */
export interface HttpResponse {
  readonly status: number;
  /** A list is a header that is sent several times. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** @default - no body */
  readonly body?: Uint8Array | string | Readable;
}

/** Translates the wire format of one service (or kind of service) into operations and back; its errors in the protocol's own shape. */
export type HttpFrontEnd = (request: IncomingRequest, cloud: Cloud, caller: Caller) => Promise<HttpResponse>;

/** Largest body that is collected: a function's zip of 50 MB in base64 fits. S3 takes its bodies as streams. */
const MAX_BODY_BYTES = 100 * 1024 * 1024;

/** The whole body of a request; one that is too large fails before it fills the memory. */
export async function readBody(request: IncomingRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) {
      throw new AwsError('RequestEntityTooLargeException', `Request must be smaller than ${MAX_BODY_BYTES} bytes`, 413);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
