import { AwsError } from '../core/aws-error';
import { fieldMatcher } from './field-matcher';

/** Whether an event matches a pattern. */
export type EventMatcher = (event: unknown) => boolean;

/** Compiles an event pattern; throws `InvalidEventPatternException` or, for operators that local mode lacks, `NotEmulated`. */
export function eventPattern(pattern: unknown): EventMatcher {
  if (!isObject(pattern)) {
    throw new AwsError(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: it must be an object, got ${JSON.stringify(pattern)}`,
    );
  }
  const parts = Object.entries(pattern).map(([name, expected]) => (name === '$or' ? alternatives(expected) : field(name, expected)));
  return (event) => parts.every((matches) => matches(event));
}

function alternatives(patterns: unknown): EventMatcher {
  if (!Array.isArray(patterns) || patterns.length === 0) {
    throw new AwsError('InvalidEventPatternException', 'Event pattern is not valid. Reason: $or must be an array');
  }
  const matchers = patterns.map(eventPattern);
  return (event) => matchers.some((matches) => matches(event));
}

function field(name: string, expected: unknown): EventMatcher {
  if (Array.isArray(expected)) {
    const matches = fieldMatcher(expected);
    return (event) => matches(valuesAt(event, name));
  }
  const nested = eventPattern(expected);
  return (event) => {
    const child = isObject(event) ? event[name] : undefined;
    // Of an array of objects one has to match; where there is nothing, `exists: false` still can.
    return Array.isArray(child) ? child.some(nested) : nested(child);
  };
}

/** The values of a field: none, one, or those of an array. */
function valuesAt(event: unknown, name: string): readonly unknown[] {
  const value = isObject(event) ? event[name] : undefined;
  return value === undefined ? [] : [value].flat();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
