import type { HttpResponse, IncomingRequest } from '../http/message';

/** Which other origins may read answers. */
export interface CorsRules {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSec?: number;
  readonly credentials: boolean;
}

interface CorsConfiguration {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly MaxAge?: number | string;
  readonly AllowCredentials?: boolean | string;
}

/** The rules of an HTTP API's `CorsConfiguration` or of a function URL's `Cors`. */
export function corsRules(configuration: CorsConfiguration | undefined): CorsRules | undefined {
  return (
    configuration && {
      origins: configuration.AllowOrigins ?? [],
      methods: configuration.AllowMethods ?? [],
      headers: configuration.AllowHeaders ?? [],
      exposed: configuration.ExposeHeaders ?? [],
      maxAgeSec: configuration.MaxAge === undefined ? undefined : Number(configuration.MaxAge),
      credentials: String(configuration.AllowCredentials) === 'true',
    }
  );
}

/** Whether a request only asks what other origins may do. */
export function isPreflight({ method, headers }: IncomingRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

/** The answer to a preflight request, without any function. */
export function preflightResponse(rules: CorsRules, request: IncomingRequest): HttpResponse {
  const allowed = originHeaders(rules, request.headers.origin);
  if (!allowed) {
    return { status: 204 };
  }
  return {
    status: 204,
    headers: {
      ...allowed,
      ...listed('access-control-allow-methods', rules.methods),
      ...listed('access-control-allow-headers', rules.headers),
      ...(rules.maxAgeSec === undefined ? {} : { 'access-control-max-age': String(rules.maxAgeSec) }),
    },
  };
}

/** An answer with the headers of the rules instead of those that a function has set. */
export function withCors(rules: CorsRules | undefined, request: IncomingRequest, response: HttpResponse): HttpResponse {
  if (!rules) {
    return response;
  }
  const own = Object.entries(response.headers ?? {}).filter(([name]) => !name.startsWith('access-control-'));
  const allowed = originHeaders(rules, request.headers.origin) ?? {};
  return { ...response, headers: { ...Object.fromEntries(own), ...allowed } };
}

/** Undefined for an origin that is not allowed. */
function originHeaders(rules: CorsRules, origin: string | undefined): Record<string, string> | undefined {
  const everyone = rules.origins.includes('*');
  const scheme = origin?.startsWith('https://') ? 'https://*' : 'http://*';
  if (origin === undefined || !(everyone || rules.origins.includes(origin) || rules.origins.includes(scheme))) {
    return undefined;
  }
  return {
    'access-control-allow-origin': everyone && !rules.credentials ? '*' : origin,
    ...(rules.credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...listed('access-control-expose-headers', rules.exposed),
  };
}

function listed(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join(',') };
}
