import { createRequire } from 'node:module';
import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaTraitsObject, StaticOperationSchema } from '@smithy/types';
import { NotEmulated } from '../core/aws-error';

/**
 * The SDK clients whose generated schemas describe the wire formats, by signing name.
 *
 * With them each protocol needs one codec and no table of shapes of our own.
 */
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  athena: ['@aws-sdk/client-athena'],
  cloudformation: ['@aws-sdk/client-cloudformation'],
  dynamodb: ['@aws-sdk/client-dynamodb', '../dynamodb/stream-model'],
  events: ['@aws-sdk/client-eventbridge'],
  glue: ['@aws-sdk/client-glue'],
  iam: ['@aws-sdk/client-iam'],
  kms: ['@aws-sdk/client-kms'],
  lambda: ['@aws-sdk/client-lambda'],
  logs: ['@aws-sdk/client-cloudwatch-logs'],
  monitoring: ['@aws-sdk/client-cloudwatch'],
  sagemaker: ['@aws-sdk/client-sagemaker', '@aws-sdk/client-sagemaker-runtime'],
  scheduler: ['../events/scheduler-model'],
  secretsmanager: ['../secretsmanager/secrets-model'],
  sns: ['@aws-sdk/client-sns'],
  sqs: ['@aws-sdk/client-sqs'],
  ssm: ['@aws-sdk/client-ssm'],
  states: ['@aws-sdk/client-sfn'],
  sts: ['@aws-sdk/client-sts'],
};

/** Namespaces of the XML that the query services answer. */
const XML_NAMESPACES: Readonly<Record<string, string>> = {
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  monitoring: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

// Loaded at a service's first request: all clients together would take a third of a second of the start.
const load = createRequire(__filename);

/** What the wire formats need to know of an operation. */
export interface OperationModel {
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method, path template and status of a REST operation. */
  readonly http?: readonly [method: string, uri: string, status: number];
}

/** The model of an operation; `NotEmulated` if no client has one of this name. */
export function operationModel(signingName: string, operation: string): OperationModel {
  const schema = schemaOf(signingName, operation);
  if (!schema) {
    throw new NotEmulated(`the operation ${signingName}:${operation} over HTTP`);
  }
  const [, , , traits, input, output] = schema as StaticOperationSchema;
  return { input: NormalizedSchema.of(input), output: NormalizedSchema.of(output), http: (traits as SchemaTraitsObject).http };
}

/** The schema of an operation or error in the clients of a service. */
export function schemaOf(signingName: string, name: string): unknown {
  for (const client of CLIENTS[signingName] ?? []) {
    const schema = (load(client) as Record<string, unknown>)[`${name}$`];
    if (Array.isArray(schema)) {
      return schema;
    }
  }
  return undefined;
}

/** Namespace of the XML that a query service answers. */
export function xmlNamespace(signingName: string): string {
  return XML_NAMESPACES[signingName] ?? `https://${signingName}.amazonaws.com/`;
}
