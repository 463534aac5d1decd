import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { SignedRequest } from '../../../local/http/request-signature';
import { isSignedBy, requestSignature } from '../../../local/http/request-signature';

const SECRET = 'wJalrXUtnFEMI';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function signer(service: string): SignatureV4 {
  const credentials = { accessKeyId: 'ASIATEST', secretAccessKey: SECRET };
  return new SignatureV4({ service, region: 'us-east-1', credentials, sha256: Sha256, uriEscapePath: service !== 's3' });
}

/** Of `generate_presigned_url('get_object', …)` with a session token and another content type of the answer. */
const BOTO3_QUERY =
  'response-content-type=text%2Fplain&AWSAccessKeyId=ASIATEST&Signature=TfpZ0agqEbJv38HF59bZTDUeVQg%3D&x-amz-security-token=token&Expires=1795278426';

const UNSIGNED = {
  method: 'GET',
  protocol: 'http:',
  hostname: '127.0.0.1',
  path: '/a%20b/c',
  query: { list: ['2', '10'], 'ä+': "it's" },
  headers: { host: '127.0.0.1:4580' },
};

function received({ headers, query = {} }: { headers: object; query?: object }): SignedRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
  return { method: 'GET', path: UNSIGNED.path, query: new URLSearchParams(pairs), headers: headers as Record<string, string> };
}

function verified(request: SignedRequest, payloadHash: string, secret = SECRET): boolean {
  const claimed = requestSignature(request);
  return claimed !== undefined && isSignedBy(secret, claimed, request, payloadHash);
}

test.each(['s3', 'execute-api'])('accepts what the SDK signs for %s', async (service) => {
  const request = received(await signer(service).sign(UNSIGNED));
  expect(verified(request, EMPTY)).toBe(true);
  expect(requestSignature(request)).toMatchObject({
    accessKeyId: 'ASIATEST',
    scope: [expect.any(String), 'us-east-1', service, 'aws4_request'],
  });
});

test('accepts what the SDK presigns', async () => {
  const request = received(await signer('execute-api').presign(UNSIGNED, { expiresIn: 60 }));
  expect(verified(request, EMPTY)).toBe(true);
  expect(requestSignature(request)?.expiresSec).toBe(60);
});

test('refuses another secret, path, header, parameter or payload', async () => {
  const request = received(await signer('execute-api').sign(UNSIGNED));
  expect(verified(request, EMPTY, 'other')).toBe(false);
  expect(verified({ ...request, path: '/other' }, EMPTY)).toBe(false);
  expect(verified({ ...request, headers: { ...request.headers, host: 'other' } }, EMPTY)).toBe(false);
  expect(verified({ ...request, query: new URLSearchParams('a=b') }, EMPTY)).toBe(false);
  expect(verified(request, 'UNSIGNED-PAYLOAD')).toBe(false);
});

test('an unsigned request has no signature', () => {
  expect(requestSignature(received({ headers: {} }))).toBeUndefined();
});

test('fails for an incomplete signature', () => {
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a/b' };
  expect(() => requestSignature(received({ headers }))).toThrow(
    'Credential, SignedHeaders, Signature and the date of the request are required',
  );
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html; the signature is boto3's for this secret.
test('accepts an S3 URL that is presigned in version 2, until it ends', () => {
  const query = new URLSearchParams(BOTO3_QUERY);
  const request: SignedRequest = { method: 'GET', path: '/bucket/a%20key', query, headers: { host: '127.0.0.1:4580' } };
  expect(verified(request, 'UNSIGNED-PAYLOAD')).toBe(true);
  expect(verified({ ...request, path: '/bucket/other' }, 'UNSIGNED-PAYLOAD')).toBe(false);
  expect(requestSignature(request)).toMatchObject({ accessKeyId: 'ASIATEST', sessionToken: 'token', scope: ['', '', 's3', ''] });
});
