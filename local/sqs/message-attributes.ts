import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';

/** Attributes of a message by name. */
export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

const STRING_VALUE = 1;
const BINARY_VALUE = 2;
const MAX_ATTRIBUTES = 10;

/** Checks the attributes of a new message. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export function assertAttributes(attributes: MessageAttributes): void {
  const names = Object.keys(attributes);
  if (names.length > MAX_ATTRIBUTES) {
    throw invalid(`Number of message attributes [${names.length}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`);
  }
  for (const [name, { DataType = '', StringValue, BinaryValue }] of Object.entries(attributes)) {
    if (!/^(?!\.)(?!aws\.|amazon\.)[\w.-]{1,256}(?<!\.)$/i.test(name) || name.includes('..')) {
      throw invalid(`The message attribute name '${name}' is not allowed.`);
    }
    const [, type] = /^(String|Number|Binary)(?:\..{1,250})?$/.exec(DataType) ?? [];
    if (type === undefined) {
      throw invalid(
        `The type of message (user) attribute '${name}' is invalid. You must use only the supported type prefixes 'Binary', 'Number', and 'String'.`,
      );
    }
    if ((type === 'Binary' ? BinaryValue?.length : StringValue?.length) === undefined || (BinaryValue ?? StringValue)?.length === 0) {
      throw invalid(`The message (user) attribute '${name}' must contain a non-empty message attribute value for its type '${DataType}'.`);
    }
    if (type === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(StringValue ?? '')) {
      throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
    }
  }
}

/** Bytes of names, types and values, which count as part of the message. */
export function sizeOfAttributes(attributes: MessageAttributes): number {
  return Object.entries(attributes)
    .flatMap(([name, { DataType = '', StringValue = '', BinaryValue = [] }]) => [name, DataType, StringValue, Buffer.from(BinaryValue)])
    .reduce((size, part) => size + Buffer.byteLength(part), 0);
}

/** MD5 in the canonical form that clients check: attributes by name, each as length-prefixed name, type and value. */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) {
    return undefined;
  }
  const hash = createHash('md5');
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? {};
    hash.update(prefixed(name)).update(prefixed(DataType));
    hash.update(Buffer.of(StringValue === undefined ? BINARY_VALUE : STRING_VALUE)).update(prefixed(StringValue ?? BinaryValue ?? ''));
  }
  return hash.digest('hex');
}

/** Those attributes that a receiver asks for: by name, `<prefix>.*`, `All` or `.*`. */
export function chosenAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isChosen = (attribute: string): boolean =>
    names.some((name) => name === 'All' || name === attribute || (name.endsWith('.*') && attribute.startsWith(name.slice(0, -2))));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isChosen(name)));
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

function prefixed(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
