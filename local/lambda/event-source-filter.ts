import { AwsError } from '../core/aws-error';
import { eventPattern } from '../events/event-pattern';

/** Whether a record goes to the function. */
export type RecordFilter = (record: object) => boolean;

interface FilterCriteria {
  readonly Filters?: readonly { readonly Pattern?: string }[];
}

const MAX_FILTERS = 10;

/** Compiles the criteria of an event source mapping: a record that satisfies one of the patterns is kept; without patterns all are. */
export function recordFilter(criteria: FilterCriteria = {}): RecordFilter {
  const { Filters: filters = [] } = criteria;
  if (filters.length > MAX_FILTERS) {
    throw invalid(`there must be at most ${MAX_FILTERS} filters, got ${filters.length}`);
  }
  const matchers = filters.map(({ Pattern = '' }) => recordMatcher(Pattern));
  return (record) => matchers.length === 0 || matchers.some((matches) => matches(record));
}

function recordMatcher(text: string): RecordFilter {
  try {
    const pattern = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const matches = eventPattern(pattern);
    return (record) => {
      const comparable = withBody(record, pattern.body);
      return comparable !== undefined && matches(comparable);
    };
  } catch (error) {
    throw invalid(`Invalid filter pattern definition. ${(error as Error).message}`);
  }
}

/**
 * The record of a queue as a pattern sees it: the body is JSON for a pattern that looks into it and text for one that compares it.
 *
 * Undefined when body and pattern don't go together: then the message is dropped.
 */
function withBody(record: { readonly body?: string }, expected: unknown): object | undefined {
  if (expected === undefined || record.body === undefined) {
    return record;
  }
  const body = objectIn(record.body);
  if (Array.isArray(expected)) {
    return body === undefined ? record : undefined;
  }
  return body === undefined ? undefined : { ...record, body };
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}
