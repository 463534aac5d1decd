import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaTraitsObject, StaticErrorSchema } from '@smithy/types';
import { schemaOf } from './service-model';
import type { WireError } from './wire-error';

/** How an error of a service's model goes over the wire. */
export interface ErrorModel {
  /** The code that clients of the query protocol know, for example `AWS.SimpleQueueService.NonExistentQueue`. */
  readonly queryCode: string;
  /** @default - what the error itself says */
  readonly status?: number;
}

/**
 * The wire form of the error `code`.
 *
 * Services throw errors by the names of their shapes; some of them have another code in the query protocol, which clients of the JSON
 * protocols get too, in a header. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export function errorModel(signingName: string, code: string): ErrorModel {
  const schema = schemaOf(signingName, code) as StaticErrorSchema | undefined;
  const traits = schema && (NormalizedSchema.of(schema).getMergedTraits() as SchemaTraitsObject & { awsQueryError?: [string, number] });
  const [queryCode = code, status] = traits?.awsQueryError ?? [];
  return { queryCode, status };
}

/** Services that spoke the query protocol before: their clients go on to look at its error codes. */
const QUERY_COMPATIBLE = ['sqs', 'monitoring'];

/** The header that tells such clients the code of the query protocol and whose fault it is. */
export function queryErrorHeader(signingName: string, { code, status }: WireError): Readonly<Record<string, string>> {
  return QUERY_COMPATIBLE.includes(signingName)
    ? { 'x-amzn-query-error': `${errorModel(signingName, code).queryCode};${status < 500 ? 'Sender' : 'Receiver'}` }
    : {};
}
