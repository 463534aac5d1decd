import type { NormalizedSchema } from '@smithy/core/schema';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { JSON_CODEC, jsonText } from './json-protocol';
import type { HttpResponse, IncomingRequest } from './message';
import { readBody } from './message';
import { readShape } from './read-shape';
import { restRoute } from './rest-route';
import { operationModel } from './service-model';

/** What a member of an output holds: text, numbers and flags in headers, bytes as payload, anything in a JSON body. */
type Value = string | number | boolean | Uint8Array | undefined;

const NO_BYTES = new Uint8Array();

/** restJson: the operation is in method and path, members are in path, query, headers and body. */
export async function handleRestJson(signingName: string, request: IncomingRequest, cloud: Cloud, caller: Caller): Promise<HttpResponse> {
  const route = restRoute(signingName, cloud, request);
  const model = operationModel(signingName, route.operation);
  const input = await readInput(model.input, request, route.labels);
  const output = await cloud.call<Record<string, Value> | undefined>(caller, signingName, route.operation, input);
  return writeOutput(model.output, output ?? {}, route.status);
}

async function readInput(schema: NormalizedSchema, request: IncomingRequest, labels: Record<string, string>): Promise<object> {
  const body = await readBody(request);
  const input: Record<string, unknown> = {};
  let inBody = body.length > 0;
  for (const [name, member] of schema.isStructSchema() ? schema.structIterator() : []) {
    const traits = member.getMergedTraits();
    if (traits.httpPayload) {
      input[name] = member.isBlobSchema() ? body : await readShape(JSON_CODEC.createDeserializer(), member, body.toString());
      inBody = false;
      continue;
    }
    const text = traits.httpLabel
      ? decodeURIComponent(labels[name] ?? '')
      : traits.httpHeader
        ? request.headers[traits.httpHeader.toLowerCase()]
        : traits.httpQuery && (request.query.get(traits.httpQuery) ?? undefined);
    if (text !== undefined) {
      input[name] = member.isNumericSchema() ? Number(text) : member.isBooleanSchema() ? text === 'true' : text;
    }
  }
  return inBody ? { ...((await readShape(JSON_CODEC.createDeserializer(), schema, body.toString())) as object), ...input } : input;
}

function writeOutput(schema: NormalizedSchema, output: Readonly<Record<string, Value>>, defaultStatus: number): HttpResponse {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const inBody: Record<string, unknown> = { ...output };
  let status = defaultStatus;
  let payload: Uint8Array | undefined;
  for (const [name, member] of schema.isStructSchema() ? schema.structIterator() : []) {
    const traits = member.getMergedTraits();
    const value = output[name];
    if (traits.httpPayload) {
      payload = (value as Uint8Array | undefined) ?? NO_BYTES;
      continue;
    }
    if (!(traits.httpHeader || traits.httpResponseCode) || value === undefined) {
      continue;
    }
    Reflect.deleteProperty(inBody, name);
    if (traits.httpHeader) {
      headers[traits.httpHeader.toLowerCase()] = String(value);
    } else {
      status = value as number;
    }
  }
  return { status, headers, body: payload ?? jsonText(schema, inBody) };
}
