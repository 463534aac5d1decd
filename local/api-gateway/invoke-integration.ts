import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse } from '../http/message';
import type { RoutedRequest } from './proxy-event';
import { gatewayResponse, proxyResponse } from './proxy-response';

interface InvokeAnswer {
  readonly FunctionError?: string;
  readonly Payload?: Uint8Array;
}

/** Invokes the function behind a route as API Gateway, and turns what comes back into an answer; `error` tells the log why it failed. */
export async function invokeIntegration(
  cloud: Cloud,
  routed: RoutedRequest,
  event: string,
): Promise<{ response: HttpResponse; error?: string }> {
  const integration = routed.api.integrations.get(routed.match.route.integrationId);
  const failed = { response: gatewayResponse(500, 'Internal Server Error') };
  if (!integration) {
    return { ...failed, error: `the route has no integration ${routed.match.route.integrationId}` };
  }
  const input = { FunctionName: integration.functionArn, Payload: Buffer.from(event) };
  try {
    const answer = await withinTime(cloud.call<InvokeAnswer>(apiCaller(cloud, routed), 'lambda', 'Invoke', input), integration.timeoutMs);
    if (answer === undefined) {
      return { response: gatewayResponse(503, 'Service Unavailable'), error: `the function took longer than ${integration.timeoutMs} ms` };
    }
    const payload = Buffer.from(answer.Payload ?? []).toString();
    return answer.FunctionError === undefined ? { response: proxyResponse(payload) } : { ...failed, error: payload };
  } catch (error) {
    return { ...failed, error: String(error) };
  }
}

/** API Gateway on its own behalf, for one route. */
function apiCaller(cloud: Cloud, { api, stage, match }: RoutedRequest): Caller {
  const [method = '', path = ''] = match.route.routeKey.split(' ');
  const sourceArn = cloud.arn('execute-api', `${api.id}/${stage.name}/${method}${path}`);
  return {
    kind: 'service',
    arn: 'apigateway.amazonaws.com',
    context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': cloud.options.account },
  };
}

/** What the promise resolves to, or undefined if that takes too long. */
async function withinTime<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
