import { anythingBut } from './anything-but';
import { invalidPattern } from './invalid-pattern';
import { numericMatch } from './numeric-match';
import type { ValueTest } from './text-match';
import { textMatch } from './text-match';

/** Whether the values of a field (none if it is absent) match one of the expected values or operators. */
export function fieldMatcher(expected: readonly unknown[]): (values: readonly unknown[]) => boolean {
  if (expected.length === 0) {
    throw invalidPattern('Empty arrays are not allowed');
  }
  const matchers = expected.map((each) => oneOf(each));
  return (values) => matchers.some((matches) => matches(values));
}

function oneOf(expected: unknown): (values: readonly unknown[]) => boolean {
  if (Array.isArray(expected)) {
    throw invalidPattern('Match value must be String, number, true, false, or null');
  }
  if (typeof expected !== 'object' || expected === null) {
    return (values) => values.includes(expected);
  }
  const [[operator, operand] = [], ...more] = Object.entries(expected) as [string, unknown][];
  if (operator === undefined) {
    throw invalidPattern('Match expression name not found');
  }
  if (operator === 'exists') {
    if (typeof operand !== 'boolean') {
      throw invalidPattern('exists match pattern must be either true or false.');
    }
    return (values) => values.length > 0 === operand;
  }
  const test = operatorTest(operator, operand);
  if (more.length > 0) {
    throw invalidPattern('Only one key allowed in match expression');
  }
  return (values) => values.some(test);
}

function operatorTest(operator: string, operand: unknown): ValueTest {
  switch (operator) {
    case 'anything-but':
      return anythingBut(operand);
    case 'numeric':
      return numericMatch(operand);
    default: {
      const test = textMatch(operator, operand);
      if (!test) {
        throw invalidPattern(`Unrecognized match type ${operator}`);
      }
      return test;
    }
  }
}
