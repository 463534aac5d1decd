import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { rootCaller } from '../core/root-caller';
import type { Caller } from '../core/service';
import { sessionStore } from '../iam-service/session-store';
import type { IncomingRequest } from './message';
import { hashPayload, unframed } from './payload';
import type { RequestSignature } from './request-signature';
import { isSignedBy } from './request-signature';

/** A request whose signature is right, and who made it. */
export interface AuthenticatedRequest {
  readonly request: IncomingRequest;
  readonly caller: Caller;
}

/** How far the time of a signature may be off, in milliseconds. */
const MAX_SKEW_MS = 15 * 60 * 1000;

/**
 * Verifies the signature of a request, in real time.
 *
 * An access key that local mode did not issue is the account's administrator: nobody else can reach the loopback interface.
 */
export async function authenticate(incoming: IncomingRequest, claimed: RequestSignature, cloud: Cloud): Promise<AuthenticatedRequest> {
  const session = sessionStore(cloud).find(claimed.accessKeyId);
  if (session && session.credentials.expiration.getTime() < Date.now()) {
    throw new AwsError('ExpiredToken', 'The security token included in the request is expired', 403);
  }
  // A presigned URL ends for the administrator too.
  if (session || claimed.expiresSec !== undefined) {
    checkTime(claimed);
  }
  if (!session) {
    return { request: unframed(incoming), caller: rootCaller(cloud) };
  }
  if (claimed.sessionToken !== session.credentials.sessionToken) {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
  }
  const { request, payloadHash } = await hashPayload(incoming, claimed.expiresSec !== undefined);
  if (!isSignedBy(session.credentials.secretAccessKey, claimed, request, payloadHash)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
      403,
    );
  }
  return { request: unframed(request), caller: session.caller };
}

function checkTime({ date, expiresSec }: RequestSignature): void {
  const now = Date.now();
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const validMs = expiresSec === undefined ? MAX_SKEW_MS : expiresSec * 1000;
  if (now - signedAt > validMs || signedAt - now > MAX_SKEW_MS) {
    throw expiresSec === undefined
      ? new AwsError('RequestTimeTooSkewed', `Signature expired: ${date}`, 403)
      : new AwsError('AccessDenied', 'Request has expired', 403);
  }
}
