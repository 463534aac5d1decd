import type { Cloud } from '../core/cloud';
import type { HttpResponse } from '../http/message';
import { policyVerdict } from './authorizer-policy';
import { identityValue } from './identity-value';
import { invokeFunction } from './invoke-function';
import { gatewayResponse } from './proxy-response';
import type { RestAuthorizer } from './rest-api';
import type { RestRequest } from './rest-request';
import { methodArn, restEvent } from './rest-request';

const TIMEOUT_MS = 29_000;

/** What an authorizer has decided: a context for the function, or an answer in its place. */
export type RestAuthorization = { readonly context: object } | { readonly response: HttpResponse; readonly error: string };

/** Asks the function that decides who may use a method of a REST API. */
export async function authorizeRestRequest(cloud: Cloud, routed: RestRequest, authorizer: RestAuthorizer): Promise<RestAuthorization> {
  const unauthorized = { response: gatewayResponse(401, 'Unauthorized'), error: 'Unauthorized' };
  const values = authorizer.identitySource.map((source) => identityValue(routed.request, routed.stage.variables, source));
  const [token = ''] = values;
  if (values.some((value) => value === undefined) || authorizer.validation?.test(token) === false) {
    return unauthorized;
  }
  const arn = methodArn(cloud, routed);
  const event =
    authorizer.type === 'TOKEN'
      ? { type: 'TOKEN', methodArn: arn, authorizationToken: token }
      : { type: 'REQUEST', methodArn: arn, ...restEvent(cloud, routed) };
  const sourceArn = cloud.arn('execute-api', `${routed.api.id}/authorizers/${routed.match.method.authorizerId ?? ''}`);
  const answer = await invokeFunction(cloud, sourceArn, authorizer.functionArn, event, TIMEOUT_MS);
  if ('failure' in answer) {
    // A function says no to a token that it does not know by the error `Unauthorized`.
    return /"errorMessage":"Unauthorized"/.test(answer.reason) ? unauthorized : misconfigured(answer.reason);
  }
  const verdict = policyVerdict(cloud, answer.payload, arn);
  if (!verdict) {
    return misconfigured(`the authorizer must answer principalId and policyDocument, got ${answer.payload}`);
  }
  const { allowed, explicit, principalId, context } = verdict;
  if (allowed) {
    return { context: { ...context, principalId, integrationLatency: 0 } };
  }
  const reason = `User is not authorized to access this resource${explicit ? ' with an explicit deny' : ''}`;
  return { response: { ...gatewayResponse(403, reason), body: JSON.stringify({ Message: reason }) }, error: reason };
}

function misconfigured(error: string): RestAuthorization {
  return { response: { ...gatewayResponse(500, ''), body: JSON.stringify({ message: null }) }, error };
}
