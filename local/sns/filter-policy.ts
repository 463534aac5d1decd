import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { AwsError } from '../core/aws-error';
import { parseEventPattern } from '../events/event-pattern';
import type { Publication } from './topic';

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MAX_KEYS = 5;

/** Checks a filter policy; its language is that of event patterns. Throws `InvalidParameterException`. */
export function assertFilterPolicy(policy: string, scope = 'MessageAttributes'): void {
  try {
    parseEventPattern(policy);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  const keys = Object.entries(JSON.parse(policy) as object);
  if (scope === 'MessageAttributes' && keys.some(([key, value]) => key !== '$or' && !Array.isArray(value))) {
    throw invalid('Filter policy scope MessageAttributes does not support nested filter policy');
  }
  if (keys.length > MAX_KEYS) {
    throw invalid(`Filter policy can not have more than ${MAX_KEYS} keys`);
  }
}

/** Whether a message passes: its attributes, or its body, which has to be a JSON object for that. */
export function passesFilter(policy: string, scope: string | undefined, { message, attributes }: Publication): boolean {
  const matches = parseEventPattern(policy);
  if (scope !== 'MessageBody') {
    return matches(valuesOf(attributes));
  }
  try {
    return matches(JSON.parse(message));
  } catch {
    return false;
  }
}

/** Attributes as the object that a policy sees: numbers, texts and lists; binary ones are never compared. */
function valuesOf(attributes: Readonly<Record<string, MessageAttributeValue>>): object {
  const compared = Object.entries(attributes).filter(([, { DataType = '' }]) => !DataType.startsWith('Binary'));
  return Object.fromEntries(compared.map(([name, attribute]) => [name, valueOf(attribute)]));
}

function valueOf({ DataType = '', StringValue = '' }: MessageAttributeValue): unknown {
  if (DataType.startsWith('Number')) {
    return Number(StringValue);
  }
  if (DataType !== 'String.Array') {
    return StringValue;
  }
  try {
    return JSON.parse(StringValue) as unknown;
  } catch {
    return StringValue;
  }
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: FilterPolicy: ${reason}`);
}
