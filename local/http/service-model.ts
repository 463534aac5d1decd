import { createRequire } from 'node:module';
import type { StaticOperationSchema } from '@smithy/types';
import { NotEmulated } from '../core/aws-error';

/**
 * The SDK clients whose generated schemas describe the wire formats, by signing name.
 *
 * With them each protocol needs one codec and no table of shapes of our own.
 */
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  athena: ['@aws-sdk/client-athena'],
  cloudformation: ['@aws-sdk/client-cloudformation'],
  dynamodb: ['@aws-sdk/client-dynamodb'],
  events: ['@aws-sdk/client-eventbridge'],
  glue: ['@aws-sdk/client-glue'],
  kms: ['@aws-sdk/client-kms'],
  lambda: ['@aws-sdk/client-lambda'],
  logs: ['@aws-sdk/client-cloudwatch-logs'],
  monitoring: ['@aws-sdk/client-cloudwatch'],
  sagemaker: ['@aws-sdk/client-sagemaker', '@aws-sdk/client-sagemaker-runtime'],
  sns: ['@aws-sdk/client-sns'],
  sqs: ['@aws-sdk/client-sqs'],
  ssm: ['@aws-sdk/client-ssm'],
  states: ['@aws-sdk/client-sfn'],
  sts: ['@aws-sdk/client-sts'],
};

/** Namespaces of the XML that the query services answer. */
const XML_NAMESPACES: Readonly<Record<string, string>> = {
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  monitoring: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

// Loaded at a service's first request: all clients together would take a third of a second of the start.
const load = createRequire(__filename);

/** The schema of an operation; `NotEmulated` if AWS or local mode has none of this name. */
export function operationSchema(signingName: string, operation: string): StaticOperationSchema {
  for (const client of CLIENTS[signingName] ?? []) {
    const schema = (load(client) as Record<string, unknown>)[`${operation}$`];
    if (Array.isArray(schema)) {
      return schema as StaticOperationSchema;
    }
  }
  throw new NotEmulated(`the operation ${signingName}:${operation} over HTTP`);
}

/** Namespace of the XML that a query service answers. */
export function xmlNamespace(signingName: string): string {
  return XML_NAMESPACES[signingName] ?? `https://${signingName}.amazonaws.com/`;
}
