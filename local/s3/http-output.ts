import type { Readable } from 'node:stream';
import type { HttpResponse } from '../http/message';
import type { MemberTraits, OperationBinding } from './operation-bindings';
import { toText } from './header-text';
import { writeXml } from './xml';

const XML = { 'content-type': 'application/xml' };

/** The operation's output as HTTP answer. */
export function operationAnswer(binding: OperationBinding, output: object): HttpResponse {
  const values = output as Readonly<Record<string, unknown>>;
  const headers: Record<string, string> = {};
  for (const { name, schema, traits } of binding.output) {
    const { httpHeader, httpPrefixHeaders } = traits;
    const value = values[name];
    if (value === undefined) {
      continue;
    }
    if (httpHeader !== undefined) {
      headers[httpHeader.toLowerCase()] = toText(schema, value);
    } else if (httpPrefixHeaders !== undefined) {
      Object.assign(
        headers,
        Object.fromEntries(Object.entries(value as object).map(([key, text]) => [httpPrefixHeaders + key, String(text)])),
      );
    }
  }
  const status = values.ContentRange === undefined ? binding.status : 206;
  return { status, ...payload(binding, values, headers) };
}

function payload(
  { output, outputSchema, method }: OperationBinding,
  values: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Omit<HttpResponse, 'status'> {
  const body = output.find(({ traits }) => traits.httpPayload);
  if (body) {
    const { name, schema } = body;
    const value = values[name];
    return schema.isStreaming() || schema.isStringSchema()
      ? { headers, body: value as Readable | Uint8Array | string }
      : { headers: { ...headers, ...XML }, body: writeXml(schema, value as object) };
  }
  const inBody = output.filter(({ traits }) => !isInHeaders(traits)).map(({ name }) => [name, values[name]] as const);
  return method === 'HEAD' || inBody.length === 0
    ? { headers }
    : { headers: { ...headers, ...XML }, body: writeXml(outputSchema, Object.fromEntries(inBody)) };
}

function isInHeaders({ httpHeader, httpPrefixHeaders }: MemberTraits): boolean {
  return httpHeader !== undefined || httpPrefixHeaders !== undefined;
}
