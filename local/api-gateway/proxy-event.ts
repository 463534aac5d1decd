import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { IncomingRequest } from '../http/message';
import { identityStore } from '../iam-service/identity-store';
import type { HttpApi, Stage } from './http-api';
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

const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/;

/** The event that a function gets, in the payload format 2.0. */
export function proxyEvent(cloud: Cloud, routed: RoutedRequest, body: Buffer): object {
  const { request, stage, match, rawPath } = routed;
  const { cookie, ...headers } = request.headers;
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  const query = [...new Set(request.query.keys())].map((name) => [name, request.query.getAll(name).join(',')] as const);
  return {
    version: '2.0',
    routeKey: match.route.routeKey,
    rawPath,
    rawQueryString: request.query.toString(),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(query.length === 0 ? {} : { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(stage.variables ? { stageVariables: stage.variables } : {}),
    requestContext: requestContext(cloud, routed),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function requestContext(cloud: Cloud, { request, requestId, api, stage, match, rawPath, caller, time }: RoutedRequest): object {
  return {
    accountId: cloud.options.account,
    apiId: api.id,
    ...(match.route.authorization === 'AWS_IAM' && caller ? { authorizer: { iam: iamIdentity(cloud, request, caller) } } : {}),
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

function iamIdentity(cloud: Cloud, request: IncomingRequest, caller: Caller): object {
  const { account } = cloud.options;
  const role = caller.roleName === undefined ? undefined : identityStore(cloud).roles.get(caller.roleName);
  const userId = role ? `${role.id}:${caller.arn.split('/').at(-1) ?? ''}` : account;
  return {
    accessKey: /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    accountId: account,
    callerId: userId,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: caller.arn,
    userId,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `16/Feb/2001:00:30:00 +0000` */
export function requestTime(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [year = '', , day = ''] = date.split('-');
  return `${day}/${MONTHS[time.getUTCMonth()] ?? ''}/${year}:${clock.slice(0, 8)} +0000`;
}
