import { isDeepStrictEqual } from 'node:util';
import type { Filter } from './json-path-steps';
import { parseSteps } from './json-path-steps';
import { followPath } from './json-path-walk';
import type { TextReader } from './text-reader';

/** A side of a comparison; undefined where a path finds nothing. */
type Operand = (item: unknown, root: unknown) => unknown;

const OR = /\s*\|\|\s*/y;
const AND = /\s*&&\s*/y;
const NOT = /\s*!\s*(?!=)/y;
const OPEN = /\s*\(\s*/y;
const CLOSE = /\s*\)/y;
const OPERATOR = /\s*(==|!=|<=|>=|<|>|=~|\bin\b|\bnin\b|\bcontains\b|\bsize\b|\bempty\b)\s*/y;
const PATH = /([@$])/y;
const LITERAL = /'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|"(?:[^"\\]|\\.)*")/y;
const LIST = /\[\s*/y;
const COMMA = /\s*,\s*/y;
const LIST_END = /\s*\]/y;
const PATTERN = /\/((?:[^/\\]|\\.)*)\/(i?)/y;

/** Reads the inside of a filter `[?(…)]`: comparisons and tests for presence, joined by `&&`, `||` and `!`. */
export function parseFilter(reader: TextReader): Filter {
  const either = [conjunction(reader)];
  while (reader.take(OR)) {
    either.push(conjunction(reader));
  }
  return (item, root) => either.some((test) => test(item, root));
}

function conjunction(reader: TextReader): Filter {
  const all = [term(reader)];
  while (reader.take(AND)) {
    all.push(term(reader));
  }
  return (item, root) => all.every((test) => test(item, root));
}

function term(reader: TextReader): Filter {
  if (reader.take(NOT)) {
    const inner = term(reader);
    return (item, root) => !inner(item, root);
  }
  if (reader.take(OPEN)) {
    const inner = parseFilter(reader);
    reader.need(CLOSE);
    return inner;
  }
  const left = operand(reader);
  const operator = reader.take(OPERATOR)?.[1];
  if (operator === undefined) {
    return (item, root) => left(item, root) !== undefined;
  }
  const right = operator === '=~' ? pattern(reader) : operand(reader);
  const compare = OPERATORS[operator];
  return (item, root) => compare?.(left(item, root), right(item, root)) ?? false;
}

const OPERATORS: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': (left, right) => left !== undefined && isDeepStrictEqual(left, right),
  '!=': (left, right) => !isDeepStrictEqual(left, right),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
  '=~': (left, right) => typeof left === 'string' && (right as RegExp).test(left),
  in: (left, right) => Array.isArray(right) && right.some((value) => isDeepStrictEqual(left, value)),
  nin: (left, right) => Array.isArray(right) && !right.some((value) => isDeepStrictEqual(left, value)),
  contains: (left, right) =>
    typeof left === 'string'
      ? typeof right === 'string' && left.includes(right)
      : Array.isArray(left) && left.some((value) => isDeepStrictEqual(value, right)),
  size: (left, right) => (typeof left === 'string' || Array.isArray(left)) && left.length === right,
  empty: (left, right) => (typeof left === 'string' || Array.isArray(left)) && (left.length === 0) === right,
};

/** Below, at or above zero; NaN, which is none of them, for values that have no order. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  return typeof left === 'string' && typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : NaN;
}

function operand(reader: TextReader): Operand {
  const start = reader.take(PATH)?.[1];
  if (start !== undefined) {
    const steps = parseSteps(reader, parseFilter);
    return (item, root) => {
      const found = followPath(steps, start === '@' ? item : root);
      return found.found ? found.value : undefined;
    };
  }
  const value = literal(reader);
  return () => value;
}

function literal(reader: TextReader): unknown {
  if (reader.take(LIST)) {
    const values: unknown[] = [];
    while (!reader.take(LIST_END)) {
      values.push(literal(reader));
      reader.take(COMMA);
    }
    return values;
  }
  const [, text, json = 'null'] = reader.need(LITERAL);
  return text === undefined ? (JSON.parse(json) as unknown) : text.replace(/\\(.)/g, '$1');
}

function pattern(reader: TextReader): Operand {
  const [, source = '', flags] = reader.need(PATTERN);
  const whole = new RegExp(`^(?:${source})$`, flags);
  return () => whole;
}
