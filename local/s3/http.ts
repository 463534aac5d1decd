import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from '../http/message';
import type { WireError } from '../http/wire-error';
import { wireError } from '../http/wire-error';
import { operationInput } from './http-input';
import { operationAnswer } from './http-output';
import { route } from './http-route';
import { writeError } from './xml';

/** S3's REST protocol: finds the operation, calls it as `caller`, and writes its output or error. */
export async function handleS3(request: IncomingRequest, cloud: Cloud, caller: Caller): Promise<HttpResponse> {
  const requestId = newRequestId();
  const answer = await answerTo(request, cloud, caller, requestId);
  return { ...answer, headers: { ...answer.headers, 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId) } };
}

/** An error that came before the operation, for example of the signature, as S3 writes it. */
export function s3Error(request: IncomingRequest, thrown: unknown): HttpResponse {
  return errorAnswer(request, wireError(thrown), newRequestId());
}

function newRequestId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
}

function hostId(requestId: string): string {
  return `${requestId}-local`;
}

async function answerTo(request: IncomingRequest, cloud: Cloud, caller: Caller, requestId: string): Promise<HttpResponse> {
  try {
    const found = route(request);
    const input = await operationInput(request, found);
    return operationAnswer(found.binding, await cloud.call<object>(caller, 's3', found.binding.name, input));
  } catch (error) {
    return errorAnswer(request, wireError(error), requestId);
  }
}

function errorAnswer({ method, path }: IncomingRequest, { code, message, status, members }: WireError, requestId: string): HttpResponse {
  if (method === 'HEAD' || status === 304) {
    return { status };
  }
  const body = writeError({ Code: code, Message: message, Resource: path, RequestId: requestId, HostId: hostId(requestId) }, members);
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
