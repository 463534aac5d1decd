import type { Readable } from 'node:stream';
import type { HttpResponse } from '../http/message';
import type { OperationBinding } from './operation-bindings';
import { memberTraits } from './operation-bindings';
import { toText } from './header-text';
import { writeXml } from './xml';

const XML = { 'content-type': 'application/xml' };

/** The operation's output as HTTP answer. */
export function operationAnswer(binding: OperationBinding, output: object): HttpResponse {
  const values = output as Readonly<Record<string, unknown>>;
  const headers: Record<string, string> = {};
  for (const [name, member] of binding.output.structIterator()) {
    const { httpHeader, httpPrefixHeaders } = memberTraits(member);
    const value = values[name];
    if (value === undefined) {
      continue;
    }
    if (httpHeader !== undefined) {
      headers[httpHeader.toLowerCase()] = toText(member, value);
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
  { output, method }: OperationBinding,
  values: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Omit<HttpResponse, 'status'> {
  const members = [...output.structIterator()];
  const [name, member] = members.find(([, schema]) => memberTraits(schema).httpPayload) ?? [];
  if (name !== undefined && member) {
    const value = values[name];
    return member.isStreaming() || member.isStringSchema()
      ? { headers, body: value as Readable | string }
      : { headers: { ...headers, ...XML }, body: writeXml(member, value as object) };
  }
  const inBody = members.filter(([, schema]) => !isInHeaders(schema)).map(([inBodyName]) => [inBodyName, values[inBodyName]] as const);
  return method === 'HEAD' || inBody.length === 0
    ? { headers }
    : { headers: { ...headers, ...XML }, body: writeXml(output, Object.fromEntries(inBody)) };
}

function isInHeaders(schema: Parameters<typeof memberTraits>[0]): boolean {
  const { httpHeader, httpPrefixHeaders } = memberTraits(schema);
  return httpHeader !== undefined || httpPrefixHeaders !== undefined;
}
