import { randomUUID } from 'node:crypto';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import { functionUrlsOf } from '../lambda/function-urls';
import { logAccess } from './access-log';
import { isPreflight, preflightResponse, withCors } from './cors';
import { handleFunctionUrl } from './function-url';
import { authorizeRequest } from './http-authorizer';
import type { HttpApi, Stage } from './http-api';
import { apisOf } from './http-api';
import { invokeFunction } from './invoke-function';
import type { AuthorizerContext, RoutedRequest } from './proxy-event';
import { proxyEvent, proxyEventV1 } from './proxy-event';
import { gatewayResponse, proxyResponse, proxyResponseV1 } from './proxy-response';
import { restApisOf } from './rest-api';
import { handleRestApi } from './rest-http';
import { matchRoute } from './route-match';

const PREFIX = '/_plumbline/api/';

/** Largest request body, in bytes. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Answers a request to an API or a function URL at `/_plumbline/api/<id>/<path>`, or `…/<id>/<stage>/<path>` for a named stage.
 *
 * @param caller who has signed the request; undefined if nobody has
 */
export async function handleApi(request: IncomingRequest, cloud: Cloud, caller?: Caller): Promise<HttpResponse> {
  const [id = '', ...segments] = request.path.slice(PREFIX.length).split('/');
  const restApi = restApisOf(cloud).get(id);
  if (restApi) {
    return await handleRestApi(cloud, restApi, segments, request, caller);
  }
  const url = functionUrlsOf(cloud).get(id);
  if (url) {
    return await handleFunctionUrl(cloud, url, segments, request, caller);
  }
  const api = apisOf(cloud).get(id);
  return api ? await handleHttpApi(cloud, api, segments, request, caller) : gatewayResponse(404, 'Not Found');
}

async function handleHttpApi(
  cloud: Cloud,
  api: HttpApi,
  segments: readonly string[],
  request: IncomingRequest,
  caller: Caller | undefined,
): Promise<HttpResponse> {
  if (api.cors && isPreflight(request)) {
    return preflightResponse(api.cors, request);
  }
  const routed = route(cloud, api, segments, request, caller);
  if (!routed) {
    return withCors(api.cors, request, gatewayResponse(404, 'Not Found'));
  }
  const startedAt = performance.now();
  const { response, error } = await answer(cloud, routed);
  const latencyMs = performance.now() - startedAt;
  logAccess(cloud, routed, response, error, latencyMs);
  count(cloud, routed, response.status, latencyMs);
  const { headers, ...rest } = withCors(api.cors, request, response);
  return { ...rest, headers: { ...headers, 'apigw-requestid': routed.requestId } };
}

function route(
  cloud: Cloud,
  api: HttpApi,
  segments: readonly string[],
  request: IncomingRequest,
  caller: Caller | undefined,
): RoutedRequest | undefined {
  const rawPath = `/${segments.join('/')}`;
  const staged = stageOf(api, segments);
  const match = staged && matchRoute(api.routes.values(), request.method, staged.path);
  return match && { request, requestId: randomUUID(), api, stage: staged.stage, match, rawPath, caller, time: cloud.clock.date() };
}

function stageOf(api: HttpApi, segments: readonly string[]): { stage: Stage; path: string } | undefined {
  const named = api.stages.get(segments[0] ?? '');
  const stage = named ?? api.stages.get('$default');
  return stage && { stage, path: `/${segments.slice(named ? 1 : 0).join('/')}` };
}

interface Answer {
  readonly response: HttpResponse;
  /** Why it failed, for the log. */
  readonly error?: string;
}

async function answer(cloud: Cloud, routed: RoutedRequest): Promise<Answer> {
  const denied = denial(cloud, routed);
  if (denied !== undefined) {
    return { response: gatewayResponse(403, 'Forbidden'), error: denied };
  }
  const authorizer = routed.api.authorizers.get(routed.match.route.authorizerId ?? '');
  const authorization = authorizer ? await authorizeRequest(cloud, routed, authorizer) : { context: undefined };
  if ('response' in authorization) {
    return authorization;
  }
  const body = await readBody(routed.request);
  if (body.length > MAX_BODY_BYTES) {
    return { response: gatewayResponse(413, 'Request Entity Too Large'), error: 'the body is too large' };
  }
  return await integrate(cloud, routed, body, authorization.context);
}

async function integrate(cloud: Cloud, routed: RoutedRequest, body: Buffer, context: AuthorizerContext): Promise<Answer> {
  const { api, stage, match } = routed;
  const integration = api.integrations.get(match.route.integrationId);
  const failed = { response: gatewayResponse(500, 'Internal Server Error') };
  if (!integration) {
    return { ...failed, error: `the route has no integration ${match.route.integrationId}` };
  }
  const isV2 = integration.payloadFormat === '2.0';
  const event = isV2 ? proxyEvent(cloud, routed, body, context) : proxyEventV1(cloud, routed, body, context);
  const [method = '', path = ''] = match.route.routeKey.split(' ');
  const sourceArn = cloud.arn('execute-api', `${api.id}/${stage.name}/${method}${path}`);
  const result = await invokeFunction(cloud, sourceArn, integration.functionArn, event, integration.timeoutMs);
  if ('failure' in result) {
    return {
      response: result.failure === 'time-out' ? gatewayResponse(503, 'Service Unavailable') : failed.response,
      error: result.reason,
    };
  }
  const response = isV2 ? proxyResponse(result.payload) : proxyResponseV1(result.payload, 'text/plain; charset=utf-8', () => true);
  return response ? { response } : { ...failed, error: `the function's result is no response: ${result.payload}` };
}

/** Why the caller may not use the route; undefined if it may. */
function denial(cloud: Cloud, { request, api, stage, match, rawPath, caller }: RoutedRequest): string | undefined {
  if (match.route.authorization !== 'AWS_IAM') {
    return undefined;
  }
  if (!caller) {
    return 'the request is not signed';
  }
  const path = stage.name === '$default' ? rawPath : rawPath.slice(stage.name.length + 1);
  try {
    const resource = cloud.arn('execute-api', `${api.id}/${stage.name}/${request.method}${path}`);
    cloud.ports.authorize(caller, { action: 'execute-api:Invoke', resource });
    return undefined;
  } catch (error) {
    if (error instanceof AccessDenied) {
      return error.message;
    }
    throw error;
  }
}

function count(cloud: Cloud, { api, stage }: RoutedRequest, status: number, latencyMs: number): void {
  const values = { Count: 1, '4xx': status >= 400 && status < 500 ? 1 : 0, '5xx': status >= 500 ? 1 : 0, Latency: latencyMs };
  const dimensionSets: Record<string, string>[] = [{ ApiId: api.id }, { ApiId: api.id, Stage: stage.name }];
  for (const dimensions of dimensionSets) {
    for (const [name, value] of Object.entries(values)) {
      cloud.ports.metric({ namespace: 'AWS/ApiGateway', name, dimensions, value });
    }
  }
}
