import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/aws-error';
import type { IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import type { Route } from './http-route';
import type { BoundMember, MemberTraits } from './operation-bindings';
import { fromText } from './header-text';
import { parseXml } from './xml';

/** XML of a request: the largest, DeleteObjects of 1,000 long keys, stays well below. */
const MAX_XML_BYTES = 8 * 1024 * 1024;

/** The request as input of its operation, in the SDK's shape; checksums that follow the body are known once it has been read. */
export async function operationInput(request: IncomingRequest, { binding, bucket, key }: Route): Promise<object> {
  const input: Record<string, unknown> = {};
  const announced = (request.headers['x-amz-trailer'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const member of binding.input) {
    const { name, traits } = member;
    const header = traits.httpHeader?.toLowerCase();
    if (header !== undefined && announced.includes(header)) {
      Object.defineProperty(input, name, { enumerable: true, get: () => request.trailers[header] });
      continue;
    }
    const value = traits.httpLabel ? (name === 'Key' ? key : bucket) : memberValue(request, member);
    if (value !== undefined) {
      input[name] = value instanceof Promise ? await value : value;
    }
  }
  return input;
}

function memberValue(request: IncomingRequest, { name, schema, traits }: BoundMember): unknown {
  if (traits.httpPrefixHeaders !== undefined) {
    return prefixed(request, traits.httpPrefixHeaders);
  }
  if (traits.httpPayload) {
    return schema.isStreaming() ? request.body : payload(request, schema);
  }
  const text = textOf(request, traits);
  return text === undefined ? undefined : fromText(schema, text, name);
}

function textOf({ headers, query }: IncomingRequest, { httpHeader, httpQuery }: MemberTraits): string | undefined {
  if (httpHeader !== undefined) {
    return headers[httpHeader.toLowerCase()];
  }
  return httpQuery === undefined ? undefined : (query.get(httpQuery) ?? undefined);
}

function prefixed({ headers }: IncomingRequest, prefix: string): Record<string, string> | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

async function payload(request: IncomingRequest, member: NormalizedSchema): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_XML_BYTES) {
    throw new AwsError('MaxMessageLengthExceeded', 'Your request was too big');
  }
  const text = (await readBody(request)).toString('utf8');
  // A policy is text itself, all else XML.
  return text === '' || member.isStringSchema() ? text || undefined : parseXml(member, text);
}
