import type { GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';

const REFERENCE = /\{\{resolve:([^:}]+):([^}]+)\}\}/g;

/** The services of dynamic references (`{{resolve:<service>:…}}`) in a part of a template. */
export function dynamicReferenceServices(value: unknown): string[] {
  return texts(value).flatMap((text) => [...text.matchAll(REFERENCE)].map(([, service = '']) => service));
}

/** Gives the value of the part of a reference after its service. */
type Resolver = (cloud: Cloud, reference: string) => Promise<string>;

/** The services that references may name, with how to look there. */
export const DYNAMIC_REFERENCES: Readonly<Record<string, Resolver>> = { ssm: parameterValue, secretsmanager: secretValue };

/**
 * Replaces `{{resolve:ssm:…}}` and `{{resolve:secretsmanager:…}}` by the values that they stand for.
 *
 * @throws `NotEmulated` for other services; `ValidationError` naming what is not there
 */
export async function fillDynamicReferences(cloud: Cloud, properties: Properties): Promise<Properties> {
  const references = texts(properties).flatMap((text) => [...text.matchAll(REFERENCE)]);
  const values = new Map<string, string>();
  for (const [reference, service = '', rest = ''] of references) {
    const resolver = DYNAMIC_REFERENCES[service];
    if (!resolver) {
      throw new NotEmulated(`the dynamic reference ${reference}`);
    }
    values.set(reference, await resolver(cloud, rest));
  }
  return values.size === 0 ? properties : (fill(properties, values) as Properties);
}

/** `<name>[:<version>]` */
async function parameterValue(cloud: Cloud, Name: string): Promise<string> {
  const { Parameter } = await find<GetParameterCommandOutput>(cloud, 'ssm', 'GetParameter', { Name }, Name);
  return Parameter?.Value ?? '';
}

/** `<name or ARN>[:SecretString[:<key>[:<stage>[:<version id>]]]]`; without a key it is the whole text. */
async function secretValue(cloud: Cloud, reference: string): Promise<string> {
  const [, SecretId = '', options = ''] = /^(arn(?::[^:]*){6}|[^:]+)(?::(.*))?$/.exec(reference) ?? [];
  const [, key = '', VersionStage = '', VersionId = ''] = options.split(':');
  const version = { ...(VersionStage && { VersionStage }), ...(VersionId && { VersionId }) };
  const { SecretString = '' } = await find<{ SecretString?: string }>(
    cloud,
    'secretsmanager',
    'GetSecretValue',
    { SecretId, ...version },
    SecretId,
  );
  return key === '' ? SecretString : valueOf(SecretString, key);
}

function valueOf(secret: string, key: string): string {
  const value = (JSON.parse(secret) as Record<string, unknown>)[key];
  if (value === undefined) {
    throw new AwsError('ValidationError', 'Could not find a value associated with JSONKey in SecretString');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function find<T>(cloud: Cloud, service: string, operation: string, input: object, name: string): Promise<T> {
  try {
    return await cloud.call<T>(rootCaller(cloud), service, operation, input);
  } catch (error) {
    if (error instanceof AwsError && /NotFound/.test(error.code)) {
      throw new AwsError('ValidationError', `a dynamic reference of ${service} names ${name}, which is not there: ${error.message}`);
    }
    throw error;
  }
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('{{resolve:') ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

function fill(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(REFERENCE, (reference) => values.get(reference) ?? reference);
  }
  if (Array.isArray(value)) {
    return value.map((item) => fill(item, values));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, values)]))
    : value;
}
