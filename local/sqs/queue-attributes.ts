import { AwsError } from '../core/aws-error';

/** Attributes of a queue by their names in the API; all values are texts. */
export type QueueAttributes = Readonly<Record<string, string>>;

interface WholeNumber {
  readonly preset: number;
  readonly min: number;
  readonly max: number;
}

/** Times in seconds, sizes in bytes. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const NUMBERS: Readonly<Record<string, WholeNumber>> = {
  DelaySeconds: { preset: 0, min: 0, max: 900 },
  MaximumMessageSize: { preset: 1_048_576, min: 1024, max: 1_048_576 },
  MessageRetentionPeriod: { preset: 345_600, min: 60, max: 1_209_600 },
  ReceiveMessageWaitTimeSeconds: { preset: 0, min: 0, max: 20 },
  VisibilityTimeout: { preset: 30, min: 0, max: 43_200 },
};
/** Attributes without a range. */
const TEXTS = ['KmsMasterKeyId', 'Policy', 'RedrivePolicy', 'KmsDataKeyReusePeriodSeconds', 'RedriveAllowPolicy', 'SqsManagedSseEnabled'];
/** Attributes that only FIFO queues have, and their values. */
const FIFO: Readonly<Record<string, readonly string[]>> = {
  FifoQueue: ['true'],
  ContentBasedDeduplication: ['true', 'false'],
  DeduplicationScope: ['queue', 'messageGroup'],
  FifoThroughputLimit: ['perQueue', 'perMessageGroupId'],
};

/** Names that have their effect here, by templates and by the API. */
export const EFFECTIVE_ATTRIBUTES: readonly string[] = [
  ...Object.keys(NUMBERS),
  'KmsMasterKeyId',
  'RedrivePolicy',
  ...['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope'],
];
/** Names that are kept for reading and have no effect here. */
export const RECORDED_ATTRIBUTES: readonly string[] = [
  ...['KmsDataKeyReusePeriodSeconds', 'RedriveAllowPolicy', 'SqsManagedSseEnabled', 'FifoThroughputLimit'],
];

/** What a queue has that was given nothing. */
export const PRESET_ATTRIBUTES: QueueAttributes = {
  ...Object.fromEntries(Object.entries(NUMBERS).map(([name, { preset }]) => [name, String(preset)])),
  SqsManagedSseEnabled: 'true',
};

/** Checks what was given; throws `InvalidAttributeName` or `InvalidAttributeValue`. */
export function assertAttributes(given: QueueAttributes, isFifo: boolean): void {
  for (const [name, value] of Object.entries(given)) {
    const number = NUMBERS[name];
    if (number) {
      assertInRange(name, value, number);
    } else if (FIFO[name]) {
      assertFifo(name, value, isFifo);
    } else if (!TEXTS.includes(name)) {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    } else if (name === 'RedrivePolicy' && value !== '') {
      parseRedrivePolicy(value);
    }
  }
}

/** Where a message goes that has been received too often. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** Reads a redrive policy; throws `InvalidAttributeValue`. */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const { deadLetterTargetArn, maxReceiveCount } = jsonObject(text);
  const count = Number(maxReceiveCount);
  if (typeof deadLetterTargetArn !== 'string' || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw new AwsError(
      'InvalidAttributeValue',
      `Value ${text} for parameter RedrivePolicy is invalid. Reason: deadLetterTargetArn and a maxReceiveCount of 1 to 1000 are required`,
    );
  }
  return { deadLetterTargetArn, maxReceiveCount: count };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function assertInRange(name: string, value: string, { min, max }: WholeNumber): void {
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number) || number < min || number > max) {
    throw new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}. Reason: must be ${min} to ${max}, got ${value}`);
  }
}

function assertFifo(name: string, value: string, isFifo: boolean): void {
  if (!isFifo) {
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  const values = FIFO[name] ?? [];
  if (!values.includes(value)) {
    throw new AwsError(
      'InvalidAttributeValue',
      `Invalid value for the parameter ${name}. Reason: must be ${values.join(' or ')}, got ${value}`,
    );
  }
}

/** Attributes of a template's properties: documents become JSON, numbers and flags texts. */
export function attributesOfProperties(properties: Readonly<Record<string, unknown>>): QueueAttributes {
  const given = Object.entries(properties).filter(([name]) => [...EFFECTIVE_ATTRIBUTES, ...RECORDED_ATTRIBUTES].includes(name));
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}
