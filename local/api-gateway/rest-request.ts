import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { IncomingRequest } from '../http/message';
import { callerIdentity } from './caller-identity';
import { requestEvent } from './proxy-event-v1';
import { requestTime } from './request-time';
import type { RestApi, RestStage } from './rest-api';
import type { RestMatch } from './rest-match';

/** A request to a REST API that has found its method. */
export interface RestRequest {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly api: RestApi;
  readonly stage: RestStage;
  readonly match: RestMatch;
  /** Path below the stage. */
  readonly path: string;
  /** Undefined for an unsigned request. */
  readonly caller?: Caller;
  readonly time: Date;
}

/** ARN of the method that a request calls, with the path as it was sent. */
export function methodArn(cloud: Cloud, { api, stage, request, path }: RestRequest): string {
  return cloud.arn('execute-api', `${api.id}/${stage.name}/${request.method}${path}`);
}

/** The event of a function, or of an authorizer's, without the body. */
export function restEvent(cloud: Cloud, routed: RestRequest, authorizer?: object): object {
  const { request, match, path, stage } = routed;
  return requestEvent(request, {
    resource: match.resource.path,
    path,
    pathParameters: match.pathParameters,
    stageVariables: stage.variables,
    lowerCaseHeaders: false,
    requestContext: context(cloud, routed, authorizer),
  });
}

function context(cloud: Cloud, routed: RestRequest, authorizer: object | undefined): object {
  const { request, requestId, api, stage, match, path, caller, time } = routed;
  const identity = caller && callerIdentity(cloud, request, caller);
  return {
    resourceId: match.resource.id,
    ...(authorizer ? { authorizer } : {}),
    resourcePath: match.resource.path,
    httpMethod: request.method,
    extendedRequestId: requestId,
    requestTime: requestTime(time),
    path: `/${stage.name}${path}`,
    accountId: cloud.options.account,
    protocol: 'HTTP/1.1',
    stage: stage.name,
    domainPrefix: api.id,
    requestTimeEpoch: time.getTime(),
    requestId,
    identity: {
      cognitoIdentityPoolId: null,
      accountId: identity?.accountId ?? null,
      cognitoIdentityId: null,
      caller: identity?.callerId ?? null,
      sourceIp: '127.0.0.1',
      principalOrgId: null,
      accessKey: identity?.accessKey ?? null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: identity?.userArn ?? null,
      userAgent: request.headers['user-agent'] ?? null,
      user: identity?.callerId ?? null,
    },
    domainName: new URL(cloud.options.endpoint).host,
    deploymentId: stage.deploymentId,
    apiId: api.id,
  };
}
