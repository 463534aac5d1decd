import { createHmac } from 'node:crypto';
import type { RequestSignature, SignedRequest } from './request-signature';

/** Query parameters that are part of the resource, beside those that override headers of the answer. */
const RESOURCE_PARAMETERS = ['partNumber', 'uploadId', 'uploads', 'versionId', 'tagging', 'acl', 'versions', 'delete'];

/**
 * The signature of an S3 URL that was presigned in version 2, which boto3 does where it is not told otherwise.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
 */
export function querySignature({ query }: Pick<SignedRequest, 'query'>): RequestSignature | undefined {
  const [accessKeyId, signature, expires] = ['AWSAccessKeyId', 'Signature', 'Expires'].map((name) => query.get(name));
  if (!accessKeyId || !signature || !expires) {
    return undefined;
  }
  return {
    version: 2,
    accessKeyId,
    scope: ['', '', 's3', ''],
    signedHeaders: [],
    signature,
    // The URL says when it ends, in seconds since the epoch, instead of when it began.
    date: '19700101T000000Z',
    expiresSec: Number(expires),
    sessionToken: query.get('x-amz-security-token') ?? undefined,
  };
}

/** The signature that the holder of the secret would give, in Base64. */
export function expectedQuerySignature(secret: string, request: SignedRequest): string {
  const { method, path, query, headers } = request;
  const valueOf = (name: string): string => headers[name] ?? query.get(name) ?? '';
  const named = [...Object.entries(headers), ...query].filter(([name]) => name.toLowerCase().startsWith('x-amz-'));
  const amazon = Object.entries(Object.fromEntries(named)).sort(([a], [b]) => (a < b ? -1 : 1));
  const resource = [...query]
    .filter(([name]) => RESOURCE_PARAMETERS.includes(name) || name.startsWith('response-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  const text = [
    method,
    valueOf('content-md5'),
    valueOf('content-type'),
    query.get('Expires') ?? '',
    ...amazon.map(([name, value]) => `${name.toLowerCase()}:${value}`),
    path + (resource.length === 0 ? '' : `?${resource.join('&')}`),
  ].join('\n');
  return createHmac('sha1', secret).update(text).digest('base64');
}
