import { AwsError, NotEmulated } from '../core/aws-error';

type Test = (value: unknown) => boolean;

/** Whether the values of a field (none if it is absent) match one of the expected values or operators. */
export function fieldMatcher(expected: readonly unknown[]): (values: readonly unknown[]) => boolean {
  const matchers = expected.map((each) => oneOf(each));
  return (values) => matchers.some((matches) => matches(values));
}

function oneOf(expected: unknown): (values: readonly unknown[]) => boolean {
  if (typeof expected !== 'object' || expected === null) {
    return (values) => values.includes(expected);
  }
  const [operator = '', operand] = Object.entries(expected)[0] ?? [];
  if (operator === 'exists') {
    return (values) => values.length > 0 === operand;
  }
  const test = operatorTest(operator, operand);
  return (values) => values.some(test);
}

function operatorTest(operator: string, operand: unknown): Test {
  switch (operator) {
    case 'anything-but':
      return not(anythingBut(operand));
    case 'numeric':
      return numeric(operand);
    default:
      return text(operator, operand);
  }
}

function text(operator: string, operand: unknown): Test {
  if (typeof operand === 'object' && operand !== null && 'equals-ignore-case' in operand && /^(prefix|suffix)$/.test(operator)) {
    const inner = text(operator, String(operand['equals-ignore-case']).toLowerCase());
    return (value) => typeof value === 'string' && inner(value.toLowerCase());
  }
  if (typeof operand !== 'string') {
    throw invalid(`${operator} must have a string, got ${JSON.stringify(operand)}`);
  }
  const onText =
    (test: (value: string) => boolean): Test =>
    (value) =>
      typeof value === 'string' && test(value);
  switch (operator) {
    case 'prefix':
      return onText((value) => value.startsWith(operand));
    case 'suffix':
      return onText((value) => value.endsWith(operand));
    case 'equals-ignore-case':
      return onText((value) => value.toLowerCase() === operand.toLowerCase());
    case 'wildcard': {
      const regex = wildcard(operand);
      return onText((value) => regex.test(value));
    }
    default:
      throw new NotEmulated(`the event pattern operator ${operator}`);
  }
}

function anythingBut(operand: unknown): Test {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [operator = '', inner] = Object.entries(operand)[0] ?? [];
    const tests = [inner].flat().map((each) => text(operator, each));
    return (value) => tests.some((test) => test(value));
  }
  const values: readonly unknown[] = [operand].flat();
  return (value) => values.includes(value);
}

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function numeric(operand: unknown): Test {
  const parts: readonly unknown[] = Array.isArray(operand) ? operand : [];
  const tests = parts.flatMap((operator, index) => {
    const limit = parts[index + 1];
    const compare = COMPARISONS[String(operator)];
    return index % 2 === 0 && compare && typeof limit === 'number' ? [(value: number) => compare(value, limit)] : [];
  });
  if (tests.length === 0 || tests.length * 2 !== parts.length) {
    throw invalid(`numeric must be a list of operators and numbers, got ${JSON.stringify(operand)}`);
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

/** `*` stands for any characters; `\*` for itself. */
function wildcard(pattern: string): RegExp {
  const parts = pattern.match(/\\[\\*]|\*|[^\\*]+/g) ?? [];
  const source = parts.map((part) => (part === '*' ? '.*' : part.replace(/^\\(?=[\\*])/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 's');
}

function not(test: Test): Test {
  return (value) => !test(value);
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
