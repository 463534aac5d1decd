import { sameValue } from '../performance/same-value';
import { readKind, readNumber } from '../profile/token-kind';

/** Which values of a column are meant. */
export interface ValueRule {
  readonly kind: 'values' | 'above';
  /** The rule in words. */
  readonly text: string;
  holds(value: string): boolean;
}

/** Most different numbers of which a single one is a value; of more it is a threshold. */
export const MOST_NUMBERED_VALUES = 10;

/**
 * The values that are meant by one or more that are told, among those that a column has: themselves (`1` and `1.0` are the same), or, for one number and
 * a column with more than ten different numbers and nothing else, all above it, as SageMaker Clarify has it for continuous columns.
 *
 * Throws when no value of the column is meant.
 */
export function valueRule(values: Iterable<string>, wanted: readonly string[]): ValueRule {
  const different = [...new Set(values)].sort();
  const [first = ''] = wanted;
  const rule = wanted.length === 1 && isNumber(first) && isContinuous(different) ? above(readNumber(first)) : among(different, wanted);
  if (!different.some((value) => rule.holds(value))) {
    throw new Error(`there must be a value that is ${rule.text}, there are ${listed(different)}`);
  }
  return rule;
}

function above(threshold: number): ValueRule {
  return { kind: 'above', text: `above ${threshold}`, holds: (value) => readNumber(value) > threshold };
}

function among(different: readonly string[], wanted: readonly string[]): ValueRule {
  const held = new Set(different.filter((value) => wanted.some((one) => sameValue(one, value))));
  return { kind: 'values', text: wanted.join(' or '), holds: (value) => held.has(value) };
}

function isContinuous(different: readonly string[]): boolean {
  return different.length > MOST_NUMBERED_VALUES && different.every(isNumber);
}

function isNumber(text: string): boolean {
  return ['integral', 'fractional'].includes(readKind(text));
}

const LISTED = 20;

function listed(values: readonly string[]): string {
  return values.length <= LISTED ? values.join(', ') : `${values.slice(0, LISTED).join(', ')} and ${values.length - LISTED} more`;
}
