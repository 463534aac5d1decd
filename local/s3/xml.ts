import { XmlShapeDeserializer, XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { $Schema, StaticStructureSchema } from '@smithy/types';
import { AwsError } from '../core/aws-error';

/** ISO 8601, in the schemas' numbering of time stamps. */
const DATE_TIME = 5;
const STRUCTURE = 3;
const STRING = 0;

const SETTINGS = {
  xmlNamespace: '',
  serviceNamespace: 'com.amazonaws.s3',
  timestampFormat: { useTrait: true, default: DATE_TIME },
  httpBindings: true,
} as const;

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const ERROR: StaticStructureSchema = [
  STRUCTURE,
  SETTINGS.serviceNamespace,
  'Error',
  0,
  ['Code', 'Message', 'Resource', 'RequestId'],
  [STRING, STRING, STRING, STRING],
];

/** What an error document says. */
export interface ErrorDocument {
  readonly Code: string;
  readonly Message: string;
  readonly Resource: string;
  readonly RequestId: string;
}

/** Reads an XML document into the shape of `schema`. */
export async function parseXml(schema: NormalizedSchema, text: string): Promise<unknown> {
  try {
    return await new XmlShapeDeserializer(SETTINGS).read(schema, text);
  } catch {
    throw new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
  }
}

/** Writes a value as an XML document; the schema names the root element. */
export function writeXml(schema: NormalizedSchema, value: object): string {
  return document(schema, value, NAMESPACE);
}

/** Writes an error. */
export function writeError(error: ErrorDocument): string {
  return document(ERROR, error);
}

function document(schema: $Schema, value: object, xmlNamespace = ''): string {
  const serializer = new XmlShapeSerializer({ ...SETTINGS, xmlNamespace });
  serializer.write(schema, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializer.flush() as string}`;
}
