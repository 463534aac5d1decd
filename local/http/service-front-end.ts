import { randomUUID } from 'node:crypto';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { authenticate } from './authenticate';
import type { HttpResponse, IncomingRequest } from './message';
import { protocolOf } from './protocol';
import { queryError } from './query-protocol';
import { requestSignature } from './request-signature';

/** The content type of the one request that clients do not sign: it takes a role with a token of an identity provider. */
const FORM = 'application/x-www-form-urlencoded';

/** Answers a call of an AWS service: the name that it is signed for says of which. */
export async function handleService(request: IncomingRequest, cloud: Cloud): Promise<HttpResponse> {
  const claimed = requestSignature(request);
  if (!claimed) {
    if (request.headers['content-type']?.startsWith(FORM) === true) {
      return queryError('sts', new NotEmulated('requests without a signature, such as sts:AssumeRoleWithWebIdentity'));
    }
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  }
  const protocol = protocolOf(claimed.scope[2], request);
  try {
    const { request: verified, caller } = await authenticate(request, claimed, cloud);
    const response = await protocol.handle(verified, cloud, caller);
    return { ...response, headers: { 'x-amzn-requestid': randomUUID(), ...response.headers } };
  } catch (error) {
    return protocol.error(error);
  }
}
