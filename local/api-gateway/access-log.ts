import type { Cloud } from '../core/cloud';
import type { HttpResponse } from '../http/message';
import type { RoutedRequest } from './proxy-event';
import { requestTime } from './proxy-event';

/** Writes the line of a request in the format of its stage; variables without a value become `-`. */
export function logAccess(cloud: Cloud, routed: RoutedRequest, response: HttpResponse, error: string | undefined, latencyMs: number): void {
  const { request, stage, api, match, caller, time } = routed;
  if (!stage.accessLog) {
    return;
  }
  const { body } = response;
  const variables: Readonly<Record<string, string | number | undefined>> = {
    accountId: cloud.options.account,
    apiId: api.id,
    'authorizer.error': response.status === 403 ? error : undefined,
    'error.message': error,
    httpMethod: request.method,
    'identity.caller': caller?.arn,
    'identity.sourceIp': '127.0.0.1',
    'identity.userAgent': request.headers['user-agent'],
    'identity.userArn': caller?.arn,
    integrationErrorMessage: response.status >= 500 ? error : undefined,
    path: routed.rawPath,
    protocol: 'HTTP/1.1',
    requestId: routed.requestId,
    requestTime: requestTime(time),
    requestTimeEpoch: time.getTime(),
    responseLatency: Math.round(latencyMs),
    responseLength: typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : undefined,
    routeKey: match.route.routeKey,
    stage: stage.name,
    status: response.status,
  };
  const line = stage.accessLog.format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_token, name: string) =>
    // The format is often JSON, so what is put into it must not end its strings.
    JSON.stringify(String(variables[name] ?? '-')).slice(1, -1),
  );
  cloud.ports.log(stage.accessLog.logGroup, `${api.id}/${stage.name}`, [line]);
}
