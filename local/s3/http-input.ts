import { AwsError } from '../core/aws-error';
import type { IncomingRequest } from '../http/message';
import { readBody } from '../http/message';
import type { Route } from './http-route';
import type { MemberTraits } from './operation-bindings';
import { memberTraits } from './operation-bindings';
import { fromText } from './header-text';
import { parseXml } from './xml';

/** XML of a request: the largest, DeleteObjects of 1,000 long keys, stays well below. */
const MAX_XML_BYTES = 8 * 1024 * 1024;

/** The request as input of its operation, in the SDK's shape. */
export async function operationInput(request: IncomingRequest, { binding, bucket, key }: Route): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of binding.input.structIterator()) {
    const traits = memberTraits(member);
    if (traits.httpLabel) {
      input[name] = name === 'Key' ? key : bucket;
    } else if (traits.httpPrefixHeaders !== undefined) {
      input[name] = prefixed(request, traits.httpPrefixHeaders);
    } else if (traits.httpPayload) {
      input[name] = member.isStreaming() ? request.body : await xmlPayload(request, member);
    } else {
      const text = textOf(request, traits);
      input[name] = text === undefined ? undefined : fromText(member, text, name);
    }
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
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

async function xmlPayload(request: IncomingRequest, member: Parameters<typeof parseXml>[0]): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_XML_BYTES) {
    throw new AwsError('MaxMessageLengthExceeded', 'Your request was too big');
  }
  const text = (await readBody(request)).toString('utf8');
  return text === '' ? undefined : parseXml(member, text);
}
