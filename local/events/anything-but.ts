import { invalidPattern } from './invalid-pattern';
import type { ValueTest } from './text-match';
import { textMatch } from './text-match';

const OPERATORS = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard']);

/** `anything-but` of a text, a number, a list of either, or of an operator on one or several texts. */
export function anythingBut(operand: unknown): ValueTest {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    return anythingButOperator(operand);
  }
  const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (!Array.isArray(operand) && typeof operand !== 'string' && typeof operand !== 'number') {
    throw invalidPattern('Value of anything-but must be an array or single string/number value.');
  }
  const types = new Set(excluded.map((value) => typeof value));
  if ([...types].some((type) => type !== 'string' && type !== 'number')) {
    throw invalidPattern('Inside anything but list, start|null|boolean is not supported.');
  }
  if (types.size !== 1) {
    throw invalidPattern('Inside anything but list, either all values are number or string, mixed type is not supported');
  }
  return (value) => !excluded.includes(value);
}

function anythingButOperator(operand: object): ValueTest {
  const [[operator, inner] = [], ...more] = Object.entries(operand) as [string, unknown][];
  if (operator === undefined) {
    throw invalidPattern('Anything-But expression name not found');
  }
  if (!OPERATORS.has(operator)) {
    throw invalidPattern(`Unsupported anything-but pattern: ${operator}`);
  }
  if (more.length > 0) {
    throw invalidPattern('Only one key allowed in match expression');
  }
  const texts: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  const tests = texts.map((text) => {
    if (typeof text !== 'string') {
      throw invalidPattern(`Inside anything-but/${operator} list, number|start|null|boolean is not supported.`);
    }
    if (text === '' && operator !== 'equals-ignore-case') {
      throw invalidPattern('Null prefix/suffix not allowed');
    }
    return textMatch(operator, text);
  });
  return (value) => !tests.some((test) => test?.(value));
}
