import { invalidPattern } from './invalid-pattern';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Characters that regular expressions in filter patterns may have. */
const REGEX = /^[\w:#=@/;,\-^$?[\]{}|\\*+.\s]*$/;

/** The expression of `%regex%`; undefined for any other text. Throws for what CloudWatch Logs does not allow in one. */
export function regexOf(text: string): RegExp | undefined {
  if (!/^%.*%$/s.test(text) || text.length < 2) {
    return undefined;
  }
  const source = text.slice(1, -1);
  if (!REGEX.test(source)) {
    throw invalidPattern(text);
  }
  try {
    return new RegExp(source);
  } catch {
    throw invalidPattern(text);
  }
}

/** The test of `field operator value` on a field's value, which is a text, a number or a flag. */
export function valueTest(operator: string, literal: string): (value: unknown) => boolean {
  const regex = regexOf(literal);
  const equal = regex ? (value: unknown) => regex.test(asText(value)) : equality(literal);
  switch (operator) {
    case '=':
      return equal;
    case '!=':
      return (value) => !equal(value);
    default:
      return comparison(operator, literal);
  }
}

/** A `*` at either end stands for any text; numbers are equal by their value. */
function equality(literal: string): (value: unknown) => boolean {
  const wanted = literal.startsWith('"') ? literal.slice(1, -1).replace(/\\(.)/g, '$1') : literal;
  const [start, end] = [wanted.startsWith('*'), wanted.length > 1 && wanted.endsWith('*')];
  const part = wanted.slice(start ? 1 : 0, end ? -1 : undefined);
  if (start || end) {
    return (value) => {
      const text = asText(value);
      return start ? (end ? text.includes(part) : text.endsWith(part)) : text.startsWith(part);
    };
  }
  const number = NUMBER.test(literal) ? Number(literal) : undefined;
  return (value) => asText(value) === wanted || (number !== undefined && typeof value === 'number' && value === number);
}

function comparison(operator: string, literal: string): (value: unknown) => boolean {
  if (!NUMBER.test(literal)) {
    throw invalidPattern(`${operator} ${literal}`);
  }
  const limit = Number(literal);
  const holds = (value: number): boolean => {
    switch (operator) {
      case '<':
        return value < limit;
      case '<=':
        return value <= limit;
      case '>':
        return value > limit;
      default:
        return value >= limit;
    }
  };
  return (value) => (typeof value === 'number' || NUMBER.test(asText(value))) && holds(Number(value));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
