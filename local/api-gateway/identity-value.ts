import type { IncomingRequest } from '../http/message';

/** Where an authorizer looks: `$request.header.X` and `$stageVariables.X` of HTTP APIs, `method.request.header.X` and `stageVariables.X` of REST APIs. */
const SOURCE = /^(?:\$|method\.)?(request\.header|request\.querystring|stageVariables)\.(.+)$/;

/** What an identity source of an authorizer is in a request; `undefined` when it is missing or empty, or the source is another one. */
export function identityValue(
  request: Pick<IncomingRequest, 'headers' | 'query'>,
  stageVariables: Readonly<Record<string, string>> | undefined,
  source: string,
): string | undefined {
  const [, kind = '', name = ''] = SOURCE.exec(source.trim()) ?? [];
  const value =
    kind === 'request.header'
      ? request.headers[name.toLowerCase()]
      : kind === 'request.querystring'
        ? request.query.get(name)
        : stageVariables?.[name];
  return value === null || value === '' ? undefined : value;
}
