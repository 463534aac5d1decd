import type { HttpResponse } from '../http/message';

interface ProxyResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** An answer of API Gateway itself, in its own words. */
export function gatewayResponse(status: number, message: string): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

/** The answer that a function's result stands for: with a `statusCode` that response, else the result itself as JSON. */
export function proxyResponse(payload: string): HttpResponse {
  const result: unknown = JSON.parse(payload);
  if (!isProxyResult(result)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: typeof result === 'string' ? result : payload };
  }
  const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: result.statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(headers),
      ...(result.cookies ? { 'set-cookie': result.cookies.join(', ') } : {}),
    },
    body: result.isBase64Encoded === true ? Buffer.from(result.body ?? '', 'base64') : (result.body ?? ''),
  };
}

function isProxyResult(result: unknown): result is ProxyResult {
  return typeof result === 'object' && result !== null && typeof (result as Partial<ProxyResult>).statusCode === 'number';
}
