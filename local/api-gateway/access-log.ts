import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import type { RoutedRequest } from './proxy-event';
import { requestTime } from './request-time';

/** What a line of an access log tells about. */
export interface AccessLine {
  readonly apiId: string;
  readonly stage: string;
  readonly requestId: string;
  readonly request: IncomingRequest;
  readonly path: string;
  readonly caller?: Caller;
  readonly time: Date;
  readonly response: HttpResponse;
  /** Why the request failed. */
  readonly error?: string;
  /** Variables that only this kind of API has. */
  readonly more: Readonly<Record<string, string | number | undefined>>;
}

/** Writes the line of a request to an HTTP API. */
export function logAccess(cloud: Cloud, routed: RoutedRequest, response: HttpResponse, error: string | undefined, latencyMs: number): void {
  const { request, requestId, stage, api, match, caller, time } = routed;
  if (stage.accessLog) {
    writeAccessLine(cloud, stage.accessLog, `${api.id}/${stage.name}`, {
      ...{ apiId: api.id, stage: stage.name, requestId, request, path: routed.rawPath, caller, time, response, error },
      more: { routeKey: match.route.routeKey, responseLatency: Math.round(latencyMs) },
    });
  }
}

/** Writes a line in the format of a stage; variables without a value become `-`. */
export function writeAccessLine(cloud: Cloud, log: { logGroup: string; format: string }, stream: string, line: AccessLine): void {
  const { request, response, caller, error, time } = line;
  const { body } = response;
  const variables: Readonly<Record<string, string | number | undefined>> = {
    accountId: cloud.options.account,
    apiId: line.apiId,
    'authorizer.error': response.status === 403 ? error : undefined,
    'error.message': error,
    httpMethod: request.method,
    'identity.caller': caller?.arn,
    'identity.sourceIp': '127.0.0.1',
    'identity.user': caller?.arn,
    'identity.userAgent': request.headers['user-agent'],
    'identity.userArn': caller?.arn,
    integrationErrorMessage: response.status >= 500 ? error : undefined,
    ip: '127.0.0.1',
    path: line.path,
    protocol: 'HTTP/1.1',
    requestId: line.requestId,
    requestTime: requestTime(time),
    requestTimeEpoch: time.getTime(),
    responseLength: typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : undefined,
    stage: line.stage,
    status: response.status,
    ...line.more,
  };
  const text = log.format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_token, name: string) =>
    // The format is often JSON, so what is put into it must not end its strings.
    JSON.stringify(String(variables[name] ?? '-')).slice(1, -1),
  );
  cloud.ports.log(log.logGroup, stream, [text]);
}
