import { XmlShapeDeserializer, XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { $Schema, StaticStructureSchema } from '@smithy/types';
import type { AwsError } from '../core/aws-error';
import { malformedXml } from './errors';

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

/** What an error document says beside the error's own members. */
interface ErrorDocument {
  readonly Code: string;
  readonly Message: string;
  readonly Resource: string;
  readonly RequestId: string;
  readonly HostId: string;
}

/** Reads an XML document into the shape of `schema`. */
export async function parseXml(schema: NormalizedSchema, text: string): Promise<unknown> {
  try {
    return await new XmlShapeDeserializer(SETTINGS).read(schema, text);
  } catch {
    throw malformedXml();
  }
}

/** Writes a value as an XML document; the schema names the root element. */
export function writeXml(schema: NormalizedSchema, value: object): string {
  return document(schema, value, NAMESPACE);
}

/** Writes an error, with its members between message and resource. */
export function writeError({ Code, Message, ...request }: ErrorDocument, members: AwsError['members']): string {
  const said: Readonly<Record<string, unknown>> = { Code, Message, ...members, ...request };
  const texts = Object.entries(said).map(([name, value]) => [name, String(value)] as const);
  const names = texts.map(([name]) => name);
  const schema: StaticStructureSchema = [STRUCTURE, SETTINGS.serviceNamespace, 'Error', 0, names, names.map(() => STRING)];
  return document(schema, Object.fromEntries(texts));
}

function document(schema: $Schema, value: object, xmlNamespace = ''): string {
  const serializer = new XmlShapeSerializer({ ...SETTINGS, xmlNamespace });
  serializer.write(schema, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializer.flush() as string}`;
}
