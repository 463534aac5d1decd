import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { IncomingRequest } from '../http/message';
import { callerIdentity } from './caller-identity';
import type { HttpApi, Stage } from './http-api';
import { bodyOf, requestEvent } from './proxy-event-v1';
import { requestTime } from './request-time';
import { headerValues, single } from './request-values';
import type { RouteMatch } from './route-match';

/** A request that has found its route. */
export interface RoutedRequest {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly api: HttpApi;
  readonly stage: Stage;
  readonly match: RouteMatch;
  /** Path below the API, with the stage unless it is `$default`. */
  readonly rawPath: string;
  /** Undefined for an unsigned request. */
  readonly caller?: Caller;
  readonly time: Date;
}

/** What an authorizer's function has found out; undefined without one. */
export type AuthorizerContext = Readonly<Record<string, unknown>> | undefined;

const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/;

/** The event that a function gets, in the payload format 2.0. */
export function proxyEvent(cloud: Cloud, routed: RoutedRequest, body: Buffer, context?: AuthorizerContext): object {
  const { stage, match } = routed;
  return {
    version: '2.0',
    ...requestPart(routed),
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(stage.variables ? { stageVariables: stage.variables } : {}),
    requestContext: requestContext(cloud, routed, context),
    ...(body.length === 0 ? { isBase64Encoded: false } : bodyOf(body, isText(routed.request))),
  };
}

/** The event that a function gets, in the payload format 1.0. */
export function proxyEventV1(cloud: Cloud, routed: RoutedRequest, body: Buffer, context?: AuthorizerContext): object {
  return { version: '1.0', ...requestEventV1(cloud, routed, context), ...bodyOf(body, isText(routed.request)) };
}

/** A request in the payload format 1.0, without its body. */
export function requestEventV1(cloud: Cloud, routed: RoutedRequest, context?: AuthorizerContext): object {
  const { request, requestId, api, stage, match, rawPath, caller, time } = routed;
  const resource = match.route.routeKey.split(' ')[1] ?? '$default';
  const identity = caller && callerIdentity(cloud, request, caller);
  return requestEvent(request, {
    resource,
    path: rawPath,
    pathParameters: match.pathParameters,
    stageVariables: stage.variables,
    lowerCaseHeaders: true,
    requestContext: {
      accountId: cloud.options.account,
      apiId: api.id,
      ...(context ? { authorizer: context } : {}),
      domainName: new URL(cloud.options.endpoint).host,
      domainPrefix: api.id,
      extendedRequestId: requestId,
      httpMethod: request.method,
      identity: {
        accessKey: identity?.accessKey ?? null,
        accountId: identity?.accountId ?? null,
        caller: identity?.callerId ?? null,
        sourceIp: '127.0.0.1',
        user: identity?.callerId ?? null,
        userAgent: request.headers['user-agent'] ?? '',
        userArn: identity?.userArn ?? null,
      },
      path: rawPath,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: requestTime(time),
      requestTimeEpoch: time.getTime(),
      resourcePath: resource,
      stage: stage.name,
    },
  });
}

/** What events of functions and of their authorizers have in common, in the payload format 2.0. */
export function requestPart({ request, match, rawPath }: RoutedRequest): object {
  const headers = { ...single(headerValues(request, true), (all) => all.join(',')) };
  Reflect.deleteProperty(headers, 'cookie');
  const query = [...new Set(request.query.keys())].map((name) => [name, request.query.getAll(name).join(',')] as const);
  return {
    routeKey: match.route.routeKey,
    rawPath,
    rawQueryString: request.query.toString(),
    ...(request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split(/; */) }),
    headers,
    ...(query.length === 0 ? {} : { queryStringParameters: Object.fromEntries(query) }),
  };
}

/** Where and when a request came in, in the payload format 2.0. */
export function requestContext(cloud: Cloud, routed: RoutedRequest, context?: AuthorizerContext): object {
  const { request, requestId, api, stage, match, rawPath, caller, time } = routed;
  const iam = match.route.authorization === 'AWS_IAM' && caller ? { iam: iamIdentity(cloud, request, caller) } : undefined;
  const authorizer = context ? { lambda: context } : iam;
  return {
    accountId: cloud.options.account,
    apiId: api.id,
    ...(authorizer ? { authorizer } : {}),
    domainName: new URL(cloud.options.endpoint).host,
    domainPrefix: api.id,
    http: {
      method: request.method,
      path: rawPath,
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: match.route.routeKey,
    stage: stage.name,
    time: requestTime(time),
    timeEpoch: time.getTime(),
  };
}

function isText({ headers }: IncomingRequest): boolean {
  return TEXT.test(headers['content-type'] ?? 'text/plain');
}

function iamIdentity(cloud: Cloud, request: IncomingRequest, caller: Caller): object {
  const { callerId, ...identity } = callerIdentity(cloud, request, caller);
  return { ...identity, callerId, cognitoIdentity: null, principalOrgId: null, userId: callerId };
}
