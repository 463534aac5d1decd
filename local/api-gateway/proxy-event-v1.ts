import type { IncomingRequest } from '../http/message';
import { headerValues, queryValues, single } from './request-values';

/** What an event in the payload format 1.0 has beside the request itself. */
export interface EventPlace {
  /** Template of the path, for example `/{proxy+}`. */
  readonly resource: string;
  /** Path below the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly requestContext: object;
  /** HTTP APIs give all names of headers in lower case. */
  readonly lowerCaseHeaders: boolean;
}

/** A request in the payload format 1.0, without its body. */
export function requestEvent(request: IncomingRequest, place: EventPlace): object {
  const headers = headerValues(request, place.lowerCaseHeaders);
  const query = queryValues(request);
  return {
    resource: place.resource,
    path: place.path,
    httpMethod: request.method,
    headers: single(headers, (all) => all.at(-1)),
    multiValueHeaders: headers,
    queryStringParameters: single(query, (all) => all.at(-1)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(place.pathParameters),
    stageVariables: place.stageVariables ?? null,
    requestContext: place.requestContext,
  };
}

/** The body as an event has it. */
export function bodyOf(body: Buffer, isText: boolean): { readonly body: string | null; readonly isBase64Encoded: boolean } {
  return body.length === 0
    ? { body: null, isBase64Encoded: false }
    : { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function orNull<T extends object>(values: T): T | null {
  return Object.keys(values).length === 0 ? null : values;
}
