import { CborCodec } from '@smithy/core/cbor';
import { NormalizedSchema } from '@smithy/core/schema';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { errorModel, queryErrorHeader } from './error-model';
import type { HttpResponse, IncomingRequest } from './message';
import { readBody } from './message';
import { readShape } from './read-shape';
import { operationModel } from './service-model';
import { wireError } from './wire-error';

const HEADERS = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };
const CODEC = new CborCodec();
/** The schema of any document: 15 in the schemas' numbering. */
const DOCUMENT = NormalizedSchema.of(15);

/** Smithy RPC v2 CBOR, which boto3 speaks to CloudWatch: `POST /service/<service>/operation/<operation>`. */
export async function handleCbor(signingName: string, request: IncomingRequest, cloud: Cloud, caller: Caller): Promise<HttpResponse> {
  const operation = request.path.split('/').at(-1) ?? '';
  const model = operationModel(signingName, operation);
  const body = await readBody(request);
  const input = body.length > 0 ? ((await readShape(CODEC.createDeserializer(), model.input, body)) as object) : {};
  const output = await cloud.call<object | undefined>(caller, signingName, operation, input);
  return { status: 200, headers: HEADERS, body: model.output.isUnitSchema() ? undefined : encode(model.output, output ?? {}) };
}

/** An error of RPC v2 CBOR. */
export function cborError(signingName: string, thrown: unknown): HttpResponse {
  const error = wireError(thrown);
  const { code, message, requestId } = error;
  return {
    status: errorModel(signingName, code).status ?? error.status,
    headers: { ...HEADERS, 'x-amzn-requestid': requestId, ...queryErrorHeader(signingName, error) },
    body: encode(DOCUMENT, { __type: code, message }),
  };
}

function encode(schema: NormalizedSchema, value: object): Uint8Array {
  const serializer = CODEC.createSerializer();
  serializer.write(schema, value);
  return serializer.flush();
}
