import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/aws-error';

/** A codec's side that reads. */
interface Deserializer<Data> {
  read(schema: NormalizedSchema, data: Data): unknown;
}

/** Reads a request's body; what is malformed, of another type or nested beyond measure is the client's `SerializationException`. */
export async function readShape<Data>(deserializer: Deserializer<Data>, schema: NormalizedSchema, data: Data): Promise<unknown> {
  try {
    const value: unknown = await deserializer.read(schema, data);
    assertType(schema, value, '');
    return value;
  } catch (error) {
    throw new AwsError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}

/** The codecs take what they get: a list where the schema has a text would reach the service as a list. */
function assertType(schema: NormalizedSchema, value: unknown, path: string): void {
  if (value === undefined || value === null) {
    return;
  }
  if (schema.isStructSchema()) {
    const members = objectAt(path, value);
    for (const [name, member] of schema.structIterator()) {
      assertType(member, members[name], `${path}/${name}`);
    }
  } else if (schema.isListSchema()) {
    expectType('a list', Array.isArray(value), path, value);
    (value as unknown[]).forEach((item, index) => {
      assertType(schema.getValueSchema(), item, `${path}/${index}`);
    });
  } else if (schema.isMapSchema()) {
    for (const [key, item] of Object.entries(objectAt(path, value))) {
      assertType(schema.getValueSchema(), item, `${path}/${key}`);
    }
  } else if (schema.isStringSchema()) {
    expectType('a string', typeof value === 'string', path, value);
  } else if (schema.isBooleanSchema()) {
    expectType('a boolean', typeof value === 'boolean', path, value);
  } else if (schema.isNumericSchema()) {
    expectType('a number', typeof value === 'number', path, value);
  }
}

function objectAt(path: string, value: unknown): Readonly<Record<string, unknown>> {
  expectType('an object', typeof value === 'object' && !Array.isArray(value), path, value);
  return value as Record<string, unknown>;
}

function expectType(type: string, holds: boolean, path: string, value: unknown): void {
  if (!holds) {
    throw new Error(`${path || 'the body'} must be ${type}, got ${Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`}`);
  }
}
