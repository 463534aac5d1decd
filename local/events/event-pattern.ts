import { fieldMatcher } from './field-matcher';
import { invalidPattern } from './invalid-pattern';

/** Whether an event matches a pattern. */
export type EventMatcher = (event: unknown) => boolean;

/** Names that can't be fields inside of `$or`. */
const OPERATORS = new Set(['exactly', 'prefix', 'suffix', 'equals-ignore-case', 'anything-but', 'numeric', 'exists', 'wildcard', 'cidr']);

/** Compiles the JSON text of an event pattern; throws `InvalidEventPatternException`. */
export function parseEventPattern(text: string): EventMatcher {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch {
    throw invalidPattern('Invalid JSON');
  }
  return eventPattern(pattern);
}

/** Compiles an event pattern; throws `InvalidEventPatternException`. */
export function eventPattern(pattern: unknown): EventMatcher {
  if (!isObject(pattern)) {
    throw invalidPattern('Filter is not an object');
  }
  return objectMatcher(pattern, false);
}

function objectMatcher(pattern: Readonly<Record<string, unknown>>, insideOr: boolean): EventMatcher {
  const entries = Object.entries(pattern);
  if (entries.length === 0) {
    throw invalidPattern('Empty objects are not allowed');
  }
  const parts = entries.map(([name, expected]) => (name === '$or' ? alternatives(expected) : field(name, expected, insideOr)));
  return (event) => parts.every((matches) => matches(event));
}

function alternatives(patterns: unknown): EventMatcher {
  if (!Array.isArray(patterns)) {
    throw invalidPattern('It must be an Array followed with $or.');
  }
  const matchers = patterns.map((pattern: unknown) => {
    if (!isObject(pattern)) {
      throw invalidPattern('Only JSON object is allowed in array of $or relationship.');
    }
    return objectMatcher(pattern, true);
  });
  if (matchers.length < 2) {
    throw invalidPattern('There must have at least 2 Objects in $or relationship.');
  }
  return (event) => matchers.some((matches) => matches(event));
}

function field(name: string, expected: unknown, insideOr: boolean): EventMatcher {
  if (insideOr && OPERATORS.has(name)) {
    throw invalidPattern(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  if (Array.isArray(expected)) {
    const matches = fieldMatcher(expected);
    return (event) => matches(elementsAt(event, name).filter((value) => !isObject(value)));
  }
  if (!isObject(expected)) {
    throw invalidPattern(`"${name}" must be an object or an array`);
  }
  const nested = objectMatcher(expected, insideOr);
  return (event) => {
    // Of an array of objects one has to match as a whole; where there is nothing, `exists: false` still can.
    const elements = elementsAt(event, name);
    return elements.length > 0 ? elements.some(nested) : nested(undefined);
  };
}

/** The values of a field: none, one, or those of an array, however deep. */
function elementsAt(event: unknown, name: string): readonly unknown[] {
  const value = isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;
  return value === undefined ? [] : [value].flat(Infinity);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
