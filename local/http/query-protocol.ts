import { randomUUID } from 'node:crypto';
import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { errorModel } from './error-model';
import { readForm } from './form-input';
import type { HttpResponse, IncomingRequest } from './message';
import { readBody } from './message';
import { operationModel, xmlNamespace } from './service-model';
import { wireError } from './wire-error';

const HEADERS = { 'content-type': 'text/xml' };
/** Markers of the schemas' encoding: a structure, a string. */
const STRUCTURE = 3;
const STRING = 0;
/** ISO 8601, in the schemas' numbering of time stamps. */
const DATE_TIME = 5;

/** AWS query: a form in, XML out. */
export async function handleQuery(signingName: string, request: IncomingRequest, cloud: Cloud, caller: Caller): Promise<HttpResponse> {
  const form = new URLSearchParams((await readBody(request)).toString() || request.query.toString());
  const operation = form.get('Action');
  if (operation === null) {
    throw new AwsError('MissingAction', 'the request must contain the parameter Action');
  }
  const model = operationModel(signingName, operation);
  const output = await cloud.call<object | undefined>(caller, signingName, operation, readForm(model.input, form));
  const requestId = randomUUID();
  const value = { [`${operation}Result`]: output ?? {}, ResponseMetadata: { RequestId: requestId } };
  return {
    status: 200,
    headers: { ...HEADERS, 'x-amzn-requestid': requestId },
    body: xml(signingName, envelope(operation, model.output), value),
  };
}

/** An error of the query protocol. */
export function queryError(signingName: string, thrown: unknown): HttpResponse {
  const { code, message, status: ownStatus, requestId } = wireError(thrown);
  const { queryCode, status = ownStatus } = errorModel(signingName, code);
  const type = status < 500 ? 'Sender' : 'Receiver';
  const value = { Error: { Type: type, Code: accessCode(signingName, queryCode), Message: message }, RequestId: requestId };
  return { status, headers: { ...HEADERS, 'x-amzn-requestid': requestId }, body: xml(signingName, ERROR, value) };
}

/** Query services say `AccessDenied` and SNS `AuthorizationError` where JSON services say `AccessDeniedException`. */
function accessCode(signingName: string, code: string): string {
  return code === 'AccessDeniedException' ? (signingName === 'sns' ? 'AuthorizationError' : 'AccessDenied') : code;
}

function structure(name: string, members: Readonly<Record<string, $SchemaRef>>): StaticStructureSchema {
  return [STRUCTURE, 'plumbline', name, 0, Object.keys(members), Object.values(members)];
}

const ERROR = structure('ErrorResponse', {
  Error: structure('Error', { Type: STRING, Code: STRING, Message: STRING }),
  RequestId: STRING,
});

function envelope(operation: string, output: NormalizedSchema): StaticStructureSchema {
  const result = output.isUnitSchema() ? {} : { [`${operation}Result`]: output.getSchema() };
  return structure(`${operation}Response`, { ...result, ResponseMetadata: structure('ResponseMetadata', { RequestId: STRING }) });
}

function xml(signingName: string, schema: StaticStructureSchema, value: object): string {
  const serializer = new XmlShapeSerializer({
    xmlNamespace: xmlNamespace(signingName),
    serviceNamespace: 'plumbline',
    timestampFormat: { useTrait: true, default: DATE_TIME },
    httpBindings: false,
  });
  serializer.write(schema, value);
  return serializer.flush() as string;
}
