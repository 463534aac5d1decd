import type { Cloud } from '../core/cloud';
import type { HttpResponse } from '../http/message';
import { policyVerdict } from './authorizer-policy';
import type { RequestAuthorizer } from './http-api';
import { identityValue } from './identity-value';
import { invokeFunction } from './invoke-function';
import type { AuthorizerContext, RoutedRequest } from './proxy-event';
import { requestContext, requestEventV1, requestPart } from './proxy-event';
import { gatewayResponse } from './proxy-response';

const TIMEOUT_MS = 10_000;

/** What an authorizer has decided: a context for the function, or an answer in its place. */
export type Authorization = { readonly context: AuthorizerContext } | { readonly response: HttpResponse; readonly error: string };

/** Asks the function that decides who may use a route of an HTTP API. */
export async function authorizeRequest(cloud: Cloud, routed: RoutedRequest, authorizer: RequestAuthorizer): Promise<Authorization> {
  const { api, stage, match, request } = routed;
  const values = authorizer.identitySource.map((source) => identityValue(request, stage.variables, source));
  if (values.some((value) => value === undefined)) {
    return { response: gatewayResponse(401, 'Unauthorized'), error: 'an identity source is missing' };
  }
  const path = stage.name === '$default' ? routed.rawPath : routed.rawPath.slice(stage.name.length + 1);
  const routeArn = cloud.arn('execute-api', `${api.id}/${stage.name}/${request.method}${path}`);
  const sourceArn = cloud.arn('execute-api', `${api.id}/authorizers/${match.route.authorizerId ?? ''}`);
  const event =
    authorizer.payloadFormat === '2.0'
      ? {
          version: '2.0',
          type: 'REQUEST',
          routeArn,
          identitySource: values,
          ...requestPart(routed),
          requestContext: requestContext(cloud, routed),
          pathParameters: match.pathParameters,
          stageVariables: stage.variables ?? {},
        }
      : {
          version: '1.0',
          type: 'REQUEST',
          methodArn: routeArn,
          identitySource: values.join(','),
          authorizationToken: values.join(','),
          ...requestEventV1(cloud, routed),
        };
  const answer = await invokeFunction(cloud, sourceArn, authorizer.functionArn, event, TIMEOUT_MS);
  const failed = { response: gatewayResponse(500, 'Internal Server Error') };
  if ('failure' in answer) {
    return { ...failed, error: answer.reason };
  }
  const forbidden = { response: gatewayResponse(403, 'Forbidden'), error: 'the authorizer refuses the request' };
  if (authorizer.simple) {
    const { isAuthorized, context } = (JSON.parse(answer.payload) ?? {}) as { isAuthorized?: boolean; context?: Record<string, unknown> };
    return isAuthorized === undefined
      ? { ...failed, error: `the authorizer must answer isAuthorized, got ${answer.payload}` }
      : isAuthorized
        ? { context: context ?? {} }
        : forbidden;
  }
  const verdict = policyVerdict(cloud, answer.payload, routeArn);
  if (!verdict) {
    return { ...failed, error: `the authorizer must answer principalId and policyDocument, got ${answer.payload}` };
  }
  const { context, principalId } = verdict;
  return verdict.allowed ? { context: authorizer.payloadFormat === '1.0' ? { ...context, principalId } : context } : forbidden;
}
