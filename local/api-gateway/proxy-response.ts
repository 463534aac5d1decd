import type { HttpResponse } from '../http/message';

interface ProxyResult {
  readonly statusCode: number | string;
  readonly headers?: Readonly<Record<string, string | number | boolean>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly (string | number | boolean)[]>> | null;
  readonly cookies?: readonly string[];
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** An answer of API Gateway itself, in its own words. */
export function gatewayResponse(status: number, message: string): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

/**
 * The answer of a function in the payload format 2.0: with a `statusCode` that response, else the result itself as JSON.
 *
 * Undefined for a response that is none.
 */
export function proxyResponse(payload: string): HttpResponse | undefined {
  const result: unknown = JSON.parse(payload);
  if (!(isObject(result) && 'statusCode' in result)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: typeof result === 'string' ? result : payload };
  }
  return response(result, 'text/plain; charset=utf-8', () => true);
}

/**
 * The answer of a function in the payload format 1.0, which must be a response: undefined for another result.
 *
 * @param isBinary whether a body in Base64 is to be decoded for these content types
 */
export function proxyResponseV1(payload: string, contentType: string, isBinary: () => boolean): HttpResponse | undefined {
  const result: unknown = JSON.parse(payload);
  return isObject(result) ? response(result, contentType, isBinary) : undefined;
}

function response(result: object, contentType: string, isBinary: () => boolean): HttpResponse | undefined {
  const { statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded } = result as ProxyResult;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || !['string', 'undefined'].includes(typeof (body ?? undefined))) {
    return undefined;
  }
  const single = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const multiple = Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name.toLowerCase(), values.map(String)] as const);
  return {
    status,
    headers: {
      'content-type': contentType,
      ...Object.fromEntries(single),
      ...Object.fromEntries(multiple),
      ...(cookies ? { 'set-cookie': [...cookies] } : {}),
    },
    body: isBase64Encoded === true && isBinary() ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
