import { NotEmulated } from '../core/aws-error';

/** Value of a metric by its id in one period; undefined when it is missing. */
export type ValueOf = (id: string) => number | undefined;

/** A parsed expression; its value is missing when one that it needs is missing. */
export type Expression = (valueOf: ValueOf) => number | undefined;

const TOKEN = /\s*(\d+(?:\.\d+)?|[a-z]\w*|FILL|[-+*/(),])/y;

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/** Metric math of numbers, ids, `+ - * /`, parentheses and `FILL(id, number)`; any other expression is not emulated. */
export function metricMath(text: string): Expression {
  const tokens = tokenize(text);
  let position = 0;
  const fail = (): never => {
    throw new NotEmulated(`the metric math expression ${text}`);
  };
  const expect = (token: string): void => {
    if (tokens[position++] !== token) {
      fail();
    }
  };
  const chain = (operators: readonly string[], operand: () => Expression): Expression => {
    let left = operand();
    while (operators.includes(tokens[position] ?? '')) {
      const operator = OPERATORS[tokens[position++] ?? ''] ?? fail();
      left = combine(operator, left, operand());
    }
    return left;
  };
  const sum = (): Expression => chain(['+', '-'], product);
  const product = (): Expression => chain(['*', '/'], operand);
  const operand = (): Expression => {
    const token = tokens[position++] ?? fail();
    if (token === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (token === 'FILL') {
      expect('(');
      const filled = sum();
      expect(',');
      const filler = Number(tokens[position++]);
      expect(')');
      return Number.isNaN(filler) ? fail() : (valueOf) => filled(valueOf) ?? filler;
    }
    if (/^\d/.test(token)) {
      return () => Number(token);
    }
    return /^[a-z]/.test(token) ? (valueOf) => valueOf(token) : fail();
  };
  const parsed = sum();
  return position === tokens.length ? parsed : fail();
}

function combine(operator: (a: number, b: number) => number, left: Expression, right: Expression): Expression {
  return (valueOf) => {
    const [a, b] = [left(valueOf), right(valueOf)];
    const value = a === undefined || b === undefined ? undefined : operator(a, b);
    // A division by zero gives no datapoint.
    return value === undefined || !Number.isFinite(value) ? undefined : value;
  };
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) {
      throw new NotEmulated(`the metric math expression ${text}`);
    }
    tokens.push(token);
  }
  return tokens;
}
