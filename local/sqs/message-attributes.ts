import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';

/** Attributes of a message by name. */
export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

const STRING_VALUE = 1;
const BINARY_VALUE = 2;

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

function prefixed(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
