import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import { expectedQuerySignature, querySignature } from './query-signature';

/** What a signature says, from the `Authorization` header or from a presigned URL. */
export interface RequestSignature {
  /** @default 4 */
  readonly version?: 2 | 4;
  readonly accessKeyId: string;
  /** `yyyymmdd`, region, service and `aws4_request`. */
  readonly scope: readonly [date: string, region: string, service: string, terminator: string];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `yyyymmddThhmmssZ` */
  readonly date: string;
  readonly sessionToken?: string;
  /** Seconds for which a presigned URL is valid. */
  readonly expiresSec?: number;
}

/** The parts of a request that are signed. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The signature of a request, `undefined` for an unsigned one. */
export function requestSignature({ headers, query }: SignedRequest): RequestSignature | undefined {
  if (headers.authorization?.startsWith(ALGORITHM)) {
    const parts = Object.fromEntries(
      [...headers.authorization.matchAll(/(\w+)=([^,\s]+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    return signatureOf(parts, headers['x-amz-date'] ?? '', headers['x-amz-security-token']);
  }
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) {
    return querySignature({ query });
  }
  const parts = Object.fromEntries(['Credential', 'SignedHeaders', 'Signature'].map((name) => [name, query.get(`X-Amz-${name}`) ?? '']));
  const signature = signatureOf(parts, query.get('X-Amz-Date') ?? '', query.get('X-Amz-Security-Token') ?? undefined);
  return { ...signature, expiresSec: Number(query.get('X-Amz-Expires') ?? 0) };
}

function signatureOf(parts: Readonly<Record<string, string>>, date: string, sessionToken: string | undefined): RequestSignature {
  const [accessKeyId = '', day = '', region = '', service = '', terminator = ''] = (parts.Credential ?? '').split('/');
  if (terminator !== 'aws4_request' || !parts.Signature || !/^\d{8}T\d{6}Z$/.test(date)) {
    throw new AwsError('IncompleteSignature', 'Credential, SignedHeaders, Signature and the date of the request are required', 403);
  }
  const signedHeaders = (parts.SignedHeaders ?? '').split(';');
  return { accessKeyId, scope: [day, region, service, terminator], signedHeaders, signature: parts.Signature, date, sessionToken };
}

/** Whether the holder of the secret signed this request; the SDK's signer can only sign, so this is the other side. */
export function isSignedBy(secret: string, claimed: RequestSignature, request: SignedRequest, payloadHash: string): boolean {
  if (claimed.version === 2) {
    return isSame(Buffer.from(expectedQuerySignature(secret, request)), Buffer.from(claimed.signature));
  }
  const text = [ALGORITHM, claimed.date, claimed.scope.join('/'), sha256(canonicalRequest(claimed, request, payloadHash))].join('\n');
  const key = claimed.scope.reduce<string | Buffer>((parent, part) => createHmac('sha256', parent).update(part).digest(), `AWS4${secret}`);
  const expected = createHmac('sha256', key).update(text).digest();
  return isSame(expected, Buffer.from(claimed.signature, 'hex'));
}

function isSame(expected: Buffer, actual: Buffer): boolean {
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function canonicalRequest(
  { scope, signedHeaders }: RequestSignature,
  { method, path, query, headers }: SignedRequest,
  payloadHash: string,
): string {
  const parameters = [...query].filter(([name]) => name !== 'X-Amz-Signature').map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return [
    method,
    // All services but S3 sign the path encoded a second time.
    scope[2] === 's3' ? path : path.split('/').map(encode).join('/'),
    parameters.sort().join('&'),
    ...signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
