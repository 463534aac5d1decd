import { JsonCodec2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { HttpResponse, IncomingRequest } from './message';
import { readBody } from './message';
import { errorModel, queryErrorHeader } from './error-model';
import { readShape } from './read-shape';
import { operationModel } from './service-model';
import type { WireError } from './wire-error';
import { wireError } from './wire-error';

/** Format 7 of the schemas' numbering: seconds since the epoch. */
export const JSON_CODEC = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false });

/** awsJson 1.0 and 1.1: `X-Amz-Target: <service>.<operation>`, JSON both ways. */
export async function handleJson(signingName: string, request: IncomingRequest, cloud: Cloud, caller: Caller): Promise<HttpResponse> {
  const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
  const model = operationModel(signingName, operation);
  const body = await readBody(request);
  const input = (await readShape(JSON_CODEC.createDeserializer(), model.input, body.length > 0 ? body.toString() : '{}')) as object;
  const output = await cloud.call<object | undefined>(caller, signingName, operation, input);
  return { status: 200, headers: { 'content-type': contentType(request) }, body: jsonText(model.output, output) };
}

/** A value as JSON: time stamps and blobs as its schema says. */
export function jsonText(schema: NormalizedSchema, value: object | undefined): string | Uint8Array {
  if (schema.isUnitSchema()) {
    return '{}';
  }
  const serializer = JSON_CODEC.createSerializer();
  serializer.write(schema, value ?? {});
  return serializer.flush();
}

const TOO_LARGE = 413;

/** Names that JSON services have for what went wrong with a signature. */
const JSON_CODES: Readonly<Record<string, string>> = {
  ExpiredToken: 'ExpiredTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
};

/** An error of awsJson and restJson. */
export function jsonError(request: IncomingRequest, thrown: unknown, signingName = ''): HttpResponse {
  const error = wireError(thrown);
  const code = JSON_CODES[error.code] ?? error.code;
  return {
    status: request.headers['x-amz-target'] === undefined ? error.status : rpcStatus(signingName, error),
    headers: {
      'content-type': contentType(request),
      'x-amzn-requestid': error.requestId,
      'x-amzn-errortype': code,
      ...queryErrorHeader(signingName, error),
    },
    body: JSON.stringify({ __type: code, message: error.message, ...error.members }),
  };
}

/**
 * The JSON-RPC services answer 400 to whatever is the client's fault, access denied and not found included; only CloudWatch has kept the
 * statuses of its query protocol.
 *
 * https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
function rpcStatus(signingName: string, { code, status }: WireError): number {
  if (signingName === 'monitoring') {
    return errorModel(signingName, code).status ?? status;
  }
  return status >= 500 || status === TOO_LARGE ? status : 400;
}

function contentType({ headers }: IncomingRequest): string {
  return headers['x-amz-target'] === undefined ? 'application/json' : (headers['content-type'] ?? 'application/x-amz-json-1.1');
}
