import { sameValue } from '../performance/same-value';
import { readKind, readNumber } from '../profile/token-kind';

/** Which values of a column are meant. */
export interface ValueRule {
  readonly kind: 'values' | 'above';
  /** The rule in words. */
  readonly text: string;
  readonly holds: (value: string) => boolean;
}

/** Most different numbers of which a single one is a value; of more it is a threshold. */
export const MOST_NUMBERED_VALUES = 10;

/**
 * The values that are meant by one or more that are told, among those that a column has: themselves (`1` and `1.0` are the same), or, for one number and
 * a column with more than ten different numbers and nothing else, all above it, as SageMaker Clarify has it for continuous columns.
 *
 * Throws when a value that is told does not occur, or none is above the threshold.
 */
export function valueRule(values: Iterable<string>, wanted: readonly string[]): ValueRule {
  const different = [...new Set(values)].sort();
  const [first = ''] = wanted;
  const continuous = wanted.length === 1 && isNumber(first) && isContinuous(different);
  const rules = continuous ? [above(readNumber(first))] : wanted.map((value) => being(value, different));
  const empty = rules.find((rule) => !different.some(rule.holds));
  if (empty !== undefined) {
    throw new Error(`there must be a value that is ${empty.text}, there are ${listed(different)}`);
  }
  return {
    kind: continuous ? 'above' : 'values',
    text: rules.map(({ text }) => text).join(' or '),
    holds: (value) => rules.some(({ holds }) => holds(value)),
  };
}

type PartialRule = Pick<ValueRule, 'text' | 'holds'>;

function above(threshold: number): PartialRule {
  return { text: `above ${threshold}`, holds: (value) => readNumber(value) > threshold };
}

function being(wanted: string, different: readonly string[]): PartialRule {
  const held = new Set(different.filter((value) => sameValue(wanted, value)));
  return { text: wanted, holds: (value) => held.has(value) };
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
