import { randomUUID } from 'node:crypto';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import { qualifiedArn } from '../lambda/function-config';
import { functionsOf } from '../lambda/function-registry';
import type { FunctionUrl } from '../lambda/function-urls';
import { invokerOf, MAX_PAYLOAD_BYTES } from '../lambda/invoker';
import { isPreflight, preflightResponse, withCors } from './cors';
import { proxyEvent } from './proxy-event';
import { gatewayResponse, proxyResponse } from './proxy-response';

/** Answers a request to a function URL, whose events are those of an HTTP API in the payload format 2.0. */
export async function handleFunctionUrl(
  cloud: Cloud,
  url: FunctionUrl,
  segments: readonly string[],
  request: IncomingRequest,
  caller: Caller | undefined,
): Promise<HttpResponse> {
  if (url.cors && isPreflight(request)) {
    return preflightResponse(url.cors, request);
  }
  const requestId = randomUUID();
  const response = (await answer(cloud, url, `/${segments.join('/')}`, request, requestId, caller)) ?? failed(502);
  const { headers, ...rest } = withCors(url.cors, request, response);
  return { ...rest, headers: { ...headers, 'x-amzn-requestid': requestId } };
}

async function answer(
  cloud: Cloud,
  url: FunctionUrl,
  rawPath: string,
  request: IncomingRequest,
  requestId: string,
  caller: Caller | undefined,
): Promise<HttpResponse | undefined> {
  if (!mayInvoke(cloud, url, caller)) {
    return { ...gatewayResponse(403, ''), body: JSON.stringify({ Message: 'Forbidden' }) };
  }
  const body = await readBody(request);
  if (body.length > MAX_PAYLOAD_BYTES) {
    return { ...gatewayResponse(413, ''), body: JSON.stringify({ Message: 'Request Entity Too Large' }) };
  }
  const api = {
    ...{ id: url.id, name: url.functionName, routes: new Map<string, never>(), integrations: new Map<string, never>() },
    ...{ authorizers: new Map<string, never>(), stages: new Map<string, never>() },
  };
  const route = { routeKey: '$default', authorization: url.authType, integrationId: '' };
  const routed = {
    ...{ request, requestId, api, stage: { name: '$default' }, match: { route, pathParameters: {} }, rawPath, caller },
    time: cloud.clock.date(),
  };
  const target = functionsOf(cloud).target(url.functionName, url.qualifier);
  const event = JSON.stringify(proxyEvent(cloud, routed, body));
  try {
    const { error, payload } = await invokerOf(cloud).invoke(target, event, { requestId, caller });
    return error ? undefined : proxyResponse(payload);
  } catch (error) {
    return (error as { status?: number }).status === 429 ? failed(429) : undefined;
  }
}

/** Both actions are needed; of everybody when no signature is, for then the function's policy alone decides. */
function mayInvoke(cloud: Cloud, url: FunctionUrl, caller: Caller | undefined): boolean {
  if (url.authType === 'AWS_IAM' && !caller) {
    return false;
  }
  const { function: of, config, qualifier } = functionsOf(cloud).target(url.functionName, url.qualifier);
  const who: Caller = url.authType === 'AWS_IAM' && caller ? caller : { kind: 'anonymous', arn: 'anonymous' };
  const on = { resource: qualifiedArn(config, qualifier), resourcePolicy: of.policy(qualifier) };
  try {
    cloud.ports.authorize(who, { action: 'lambda:InvokeFunctionUrl', ...on, context: { 'lambda:FunctionUrlAuthType': url.authType } });
    cloud.ports.authorize(who, { action: 'lambda:InvokeFunction', ...on, context: { 'lambda:InvokedViaFunctionUrl': 'true' } });
    return true;
  } catch (error) {
    if (error instanceof AccessDenied) {
      return false;
    }
    throw error;
  }
}

function failed(status: number): HttpResponse {
  const text = status === 429 ? 'Rate Exceeded.' : 'Internal Server Error';
  return { status, headers: { 'content-type': 'application/json' }, body: text };
}
