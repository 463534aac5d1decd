import { randomUUID } from 'node:crypto';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import { logAccess } from './access-log';
import type { HttpApi, Stage } from './http-api';
import { apisOf } from './http-api';
import { invokeIntegration } from './invoke-integration';
import type { RoutedRequest } from './proxy-event';
import { proxyEvent } from './proxy-event';
import { gatewayResponse } from './proxy-response';
import { matchRoute } from './route-match';

const PREFIX = '/_plumbline/api/';

/** Largest request body, in bytes. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Answers a request to an HTTP API at `/_plumbline/api/<apiId>/<path>`, or `…/<apiId>/<stage>/<path>` for a named stage.
 *
 * @param caller who has signed the request; undefined if nobody has
 */
export async function handleApi(request: IncomingRequest, cloud: Cloud, caller?: Caller): Promise<HttpResponse> {
  const routed = route(request, cloud, caller);
  if (!routed) {
    return gatewayResponse(404, 'Not Found');
  }
  const startedAt = performance.now();
  const { response, error } = await answer(cloud, routed);
  const latencyMs = performance.now() - startedAt;
  logAccess(cloud, routed, response, error, latencyMs);
  count(cloud, routed, response.status, latencyMs);
  return { ...response, headers: { ...response.headers, 'apigw-requestid': routed.requestId } };
}

function route(request: IncomingRequest, cloud: Cloud, caller: Caller | undefined): RoutedRequest | undefined {
  const [apiId = '', ...rest] = request.path.slice(PREFIX.length).split('/');
  const api = apisOf(cloud).get(apiId);
  const rawPath = `/${rest.join('/')}`;
  const staged = api && stageOf(api, rest);
  const match = staged && matchRoute(api.routes.values(), request.method, staged.path);
  return match && { request, requestId: randomUUID(), api, stage: staged.stage, match, rawPath, caller, time: cloud.clock.date() };
}

function stageOf(api: HttpApi, segments: readonly string[]): { stage: Stage; path: string } | undefined {
  const named = api.stages.get(segments[0] ?? '');
  const stage = named ?? api.stages.get('$default');
  return stage && { stage, path: `/${segments.slice(named ? 1 : 0).join('/')}` };
}

async function answer(cloud: Cloud, routed: RoutedRequest): Promise<{ response: HttpResponse; error?: string }> {
  const denied = denial(cloud, routed);
  if (denied !== undefined) {
    return { response: gatewayResponse(403, 'Forbidden'), error: denied };
  }
  const body = await readBody(routed.request);
  if (body.length > MAX_BODY_BYTES) {
    return { response: gatewayResponse(413, 'Request Entity Too Large'), error: 'the body is too large' };
  }
  return await invokeIntegration(cloud, routed, JSON.stringify(proxyEvent(cloud, routed, body)));
}

/** Why the caller may not use the route; undefined if it may. */
function denial(cloud: Cloud, { request, api, stage, match, rawPath, caller }: RoutedRequest): string | undefined {
  if (match.route.authorization === 'NONE') {
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
