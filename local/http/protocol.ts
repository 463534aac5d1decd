import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { handleS3, s3Error } from '../s3/http';
import { cborError, handleCbor } from './cbor-protocol';
import { handleJson, jsonError } from './json-protocol';
import type { HttpFrontEnd, HttpResponse, IncomingRequest } from './message';
import { handleQuery, queryError } from './query-protocol';
import { handleRestJson } from './rest-json-protocol';

/** The wire format of a request: how it is answered, and how its errors look. */
export interface Protocol {
  readonly handle: HttpFrontEnd;
  readonly error: (thrown: unknown) => HttpResponse;
}

type Translate = (signingName: string, request: IncomingRequest, cloud: Cloud, caller: Caller) => Promise<HttpResponse>;

const REST_JSON = ['lambda', 'sagemaker', 'scheduler'];

/** The protocol that a client of the service used for this request; throws if it is none that the service has. */
export function protocolOf(signingName: string, request: IncomingRequest): Protocol {
  const { headers } = request;
  const bound =
    (translate: Translate): HttpFrontEnd =>
    (...exchange) =>
      translate(signingName, ...exchange);
  const json = (thrown: unknown): HttpResponse => jsonError(request, thrown, signingName);
  const query = (thrown: unknown): HttpResponse => queryError(signingName, thrown);
  if (signingName === 's3') {
    return { handle: handleS3, error: (thrown) => s3Error(request, thrown) };
  }
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') {
    return { handle: bound(handleCbor), error: (thrown) => cborError(signingName, thrown) };
  }
  if (headers['x-amz-target'] !== undefined) {
    return { handle: bound(handleJson), error: json };
  }
  if (REST_JSON.includes(signingName)) {
    return { handle: bound(handleRestJson), error: json };
  }
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') || request.query.has('Action')) {
    return { handle: bound(handleQuery), error: query };
  }
  throw new AwsError('UnknownOperationException', `no protocol of ${signingName} fits ${request.method} ${request.path}`, 404);
}
