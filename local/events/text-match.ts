import { addressRange } from './address-range';
import { invalidPattern } from './invalid-pattern';
import { wildcard } from './wildcard';

/** Whether one value of a field matches; values that are no text never do. */
export type ValueTest = (value: unknown) => boolean;

type TextTest = (operand: string) => (value: string) => boolean;

const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  prefix: (operand) => (value) => value.startsWith(operand),
  suffix: (operand) => (value) => value.endsWith(operand),
  'equals-ignore-case': (operand) => (value) => value.toLowerCase() === operand.toLowerCase(),
  wildcard,
  cidr: addressRange,
};

/** The test of an operator on text (`prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `cidr`); undefined for any other. */
export function textMatch(operator: string, operand: unknown): ValueTest | undefined {
  const test = TEXT_TESTS[operator];
  if (!test) {
    return undefined;
  }
  const folded = /^(?:prefix|suffix)$/.test(operator) ? ignoringCase(operand) : undefined;
  if (folded !== undefined) {
    const matches = test(folded);
    return (value) => typeof value === 'string' && matches(value.toLowerCase());
  }
  if (typeof operand !== 'string') {
    throw invalidPattern(`${operator} match pattern must be a string`);
  }
  const matches = test(operand);
  return (value) => typeof value === 'string' && matches(value);
}

/** The text of `{"equals-ignore-case": text}`, in lower case. */
function ignoringCase(operand: unknown): string | undefined {
  if (typeof operand !== 'object' || operand === null) {
    return undefined;
  }
  const [[operator, text] = [], ...more] = Object.entries(operand) as [string, unknown][];
  if (operator !== 'equals-ignore-case' || typeof text !== 'string' || more.length > 0) {
    throw invalidPattern('Unsupported object in prefix/suffix match: only equals-ignore-case with a string');
  }
  return text.toLowerCase();
}
