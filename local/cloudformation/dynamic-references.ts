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

/**
 * Replaces `{{resolve:ssm:<name>[:<version>]}}` by the value in the parameter store.
 *
 * @throws `NotEmulated` for secrets; Error naming the parameter that is not there
 */
export async function fillDynamicReferences(cloud: Cloud, properties: Properties): Promise<Properties> {
  const references = new Set(texts(properties).flatMap((text) => [...text.matchAll(REFERENCE)].map(([reference]) => reference)));
  const values = new Map<string, string>();
  for (const reference of references) {
    values.set(reference, await lookUp(cloud, reference));
  }
  return values.size === 0 ? properties : (fill(properties, values) as Properties);
}

async function lookUp(cloud: Cloud, reference: string): Promise<string> {
  const [, service, Name] = new RegExp(REFERENCE.source).exec(reference) ?? [];
  if (service !== 'ssm') {
    throw new NotEmulated(`the dynamic reference ${reference}`);
  }
  try {
    const { Parameter } = await cloud.call<GetParameterCommandOutput>(rootCaller(cloud), 'ssm', 'GetParameter', { Name });
    return Parameter?.Value ?? '';
  } catch (error) {
    if (error instanceof AwsError && error.code.startsWith('ParameterNotFound')) {
      throw new AwsError('ValidationError', `Parameter ${Name ?? ''} of the dynamic reference ${reference} is not in the parameter store`);
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
