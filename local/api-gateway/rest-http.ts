import { randomUUID } from 'node:crypto';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import { writeAccessLine } from './access-log';
import { invokeFunction } from './invoke-function';
import { bodyOf } from './proxy-event-v1';
import { gatewayResponse, proxyResponseV1 } from './proxy-response';
import type { RestApi } from './rest-api';
import { authorizeRestRequest } from './rest-authorizer';
import { matchMethod } from './rest-match';
import type { RestRequest } from './rest-request';
import { methodArn, restEvent } from './rest-request';

/** Largest request body, in bytes. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

interface Answer {
  readonly response: HttpResponse;
  /** Why it failed, for the log. */
  readonly error?: string;
}

/** Answers a request to a REST API, whose path begins with the stage. */
export async function handleRestApi(
  cloud: Cloud,
  api: RestApi,
  segments: readonly string[],
  request: IncomingRequest,
  caller: Caller | undefined,
): Promise<HttpResponse> {
  const stage = api.stages.get(segments[0] ?? '');
  if (!stage) {
    return gatewayResponse(403, 'Forbidden');
  }
  const path = `/${segments.slice(1).join('/')}`;
  const match = matchMethod(api, request.method, path);
  if (!match) {
    return gatewayResponse(403, 'Missing Authentication Token');
  }
  const routed = { request, requestId: randomUUID(), api, stage, match, path, caller, time: cloud.clock.date() };
  const startedAt = performance.now();
  const { response, error } = await answer(cloud, routed);
  count(cloud, routed, response.status, performance.now() - startedAt);
  logAccess(cloud, routed, response, error);
  return { ...response, headers: { ...response.headers, 'x-amzn-requestid': routed.requestId, 'x-amz-apigw-id': routed.requestId } };
}

async function answer(cloud: Cloud, routed: RestRequest): Promise<Answer> {
  const { match, api } = routed;
  const denied = denial(cloud, routed);
  if (denied) {
    return denied;
  }
  const authorizer = api.authorizers.get(match.method.authorizerId ?? '');
  const authorization = authorizer && (await authorizeRestRequest(cloud, routed, authorizer));
  if (authorization && 'response' in authorization) {
    return authorization;
  }
  const { integration } = match.method;
  if (integration.type === 'MOCK') {
    return { response: { status: integration.status, headers: { 'content-type': 'application/json', ...integration.headers } } };
  }
  const body = await readBody(routed.request);
  if (body.length > MAX_BODY_BYTES) {
    return { response: gatewayResponse(413, 'Request Too Long'), error: 'the body is too large' };
  }
  const isBinary = accepts(api.binaryTypes, routed.request.headers['content-type']);
  const event = { ...restEvent(cloud, routed, authorization?.context), ...bodyOf(body, !isBinary) };
  const sourceArn = cloud.arn('execute-api', `${api.id}/${routed.stage.name}/${routed.request.method}${match.resource.path}`);
  const result = await invokeFunction(cloud, sourceArn, integration.functionArn, event, integration.timeoutMs);
  if ('failure' in result) {
    const response = {
      'time-out': gatewayResponse(504, 'Endpoint request timed out'),
      function: gatewayResponse(502, 'Internal server error'),
      call: gatewayResponse(500, 'Internal server error'),
    }[result.failure];
    return { response, error: result.reason };
  }
  const response = proxyResponseV1(result.payload, 'application/json', () =>
    accepts(api.binaryTypes, routed.request.headers.accept?.split(',')[0] ?? '*/*'),
  );
  return response ? { response } : { response: gatewayResponse(502, 'Internal server error'), error: 'Malformed Lambda proxy response' };
}

/** Whether a content type is one of those whose bodies are bytes. */
function accepts(binaryTypes: readonly string[], type: string | undefined): boolean {
  return binaryTypes.includes('*/*') || (type !== undefined && binaryTypes.includes(type.split(';')[0] ?? ''));
}

/** The answer to a caller who may not use the method; undefined if it may. */
function denial(cloud: Cloud, routed: RestRequest): Answer | undefined {
  const { api, match, caller } = routed;
  const signed = match.method.authorization === 'AWS_IAM';
  if (signed && !caller) {
    return { response: gatewayResponse(403, 'Missing Authentication Token'), error: 'the request is not signed' };
  }
  if (!signed && !api.policy) {
    return undefined;
  }
  const anonymous: Caller = { kind: 'anonymous', arn: 'anonymous' };
  try {
    const request = { action: 'execute-api:Invoke', resource: methodArn(cloud, routed), resourcePolicy: api.policy };
    cloud.ports.authorize(caller ?? anonymous, request);
    return undefined;
  } catch (error) {
    if (error instanceof AccessDenied) {
      const body = JSON.stringify({ Message: error.message });
      return { response: { ...gatewayResponse(403, ''), body }, error: error.message };
    }
    throw error;
  }
}

function logAccess(
  cloud: Cloud,
  { request, requestId, api, stage, match, path, caller, time }: RestRequest,
  response: HttpResponse,
  error?: string,
): void {
  if (stage.accessLog) {
    writeAccessLine(cloud, stage.accessLog, `${api.id}/${stage.name}`, {
      ...{ accountId: cloud.options.account, apiId: api.id, requestId, request, caller, time, response, error },
      path: `/${stage.name}${path}`,
      stage: stage.name,
      more: { resourceId: match.resource.id, resourcePath: match.resource.path, extendedRequestId: requestId },
    });
  }
}

function count(cloud: Cloud, { api, stage }: RestRequest, status: number, latencyMs: number): void {
  const values = { Count: 1, '4XXError': status >= 400 && status < 500 ? 1 : 0, '5XXError': status >= 500 ? 1 : 0, Latency: latencyMs };
  const dimensionSets: Record<string, string>[] = [{ ApiName: api.name }, { ApiName: api.name, Stage: stage.name }];
  for (const dimensions of dimensionSets) {
    for (const [name, value] of Object.entries(values)) {
      cloud.ports.metric({ namespace: 'AWS/ApiGateway', name, dimensions, value });
    }
  }
}
