import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/aws-error';

/** ISO 8601, in the schemas' numbering of time stamps. */
const DATE_TIME = 5;

/** Reads a header or query parameter as the schema says. */
export function fromText(schema: NormalizedSchema, text: string, name: string): unknown {
  if (schema.isTimestampSchema()) {
    const date = new Date(text);
    // As on AWS, a time that can't be read counts as not given.
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  if (schema.isNumericSchema()) {
    const number = text === '' ? undefined : Number(text);
    if (Number.isNaN(number)) {
      throw new AwsError('InvalidArgument', `${name} must be a number, got ${text}`);
    }
    return number;
  }
  return schema.isBooleanSchema() ? text.toLowerCase() === 'true' : text;
}

/** Writes a value for a header; times as in `Last-Modified`, unless the schema says otherwise. */
export function toText(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) {
    return schema.getSchema() === DATE_TIME ? value.toISOString() : value.toUTCString();
  }
  return String(value);
}
