import type { Fields } from './asl';
import { StateError } from './state-error';
import { isTimestamp } from './timestamp';

/** Whether a choice rule holds. @param path the value at a path; undefined if there is none */
type Rule = (path: (path: string) => unknown) => boolean;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** What is compared, by the first part of the operator's name; nothing for a value of another type. */
const TYPES: Readonly<Record<string, (value: unknown) => string | number | undefined>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? Number(value) : undefined),
  Timestamp: (value) => (isTimestamp(value) ? Date.parse(value) : undefined),
};

const TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  IsNull: (value) => value === null,
  IsPresent: (value) => value !== undefined,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: isTimestamp,
};

const COMPARISON =
  /^(?:(String|Numeric|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|(Boolean)(Equals))(Path)?$/;

const compiled = new WeakMap<Fields, Rule>();

/** The operators of JSONPath choice rules, but `And`, `Or` and `Not`. */
export const CHOICE_OPERATORS: readonly string[] = [
  ...Object.keys(TESTS),
  ...Object.keys(TYPES)
    .flatMap((type) => Object.keys(COMPARISONS).flatMap((comparison) => [type + comparison, `${type}${comparison}Path`]))
    .filter((name) => COMPARISON.test(name)),
  'StringMatches',
];

/** Whether the name is an operator of a JSONPath choice rule. */
export function isChoiceOperator(name: string): boolean {
  return CHOICE_OPERATORS.includes(name);
}

/** A JSONPath choice rule as a function; each rule of a definition is compiled once. */
export function compileRule(rule: Fields): Rule {
  const known = compiled.get(rule) ?? compile(rule);
  compiled.set(rule, known);
  return known;
}

function compile(rule: Fields): Rule {
  if (rule.Not !== undefined) {
    const inner = compile(rule.Not as Fields);
    return (path) => !inner(path);
  }
  if (Array.isArray(rule.And)) {
    const parts = (rule.And as Fields[]).map(compile);
    return (path) => parts.every((part) => part(path));
  }
  if (Array.isArray(rule.Or)) {
    const parts = (rule.Or as Fields[]).map(compile);
    return (path) => parts.some((part) => part(path));
  }
  return comparison(Object.keys(rule).find(isChoiceOperator) ?? '', rule);
}

function comparison(operator: string, rule: Fields): Rule {
  const variable = String(rule.Variable);
  const operand = rule[operator];
  const test = TESTS[operator];
  if (test) {
    return (path) => test(operator === 'IsPresent' ? path(variable) : present(variable, path)) === operand;
  }
  if (operator === 'StringMatches') {
    const pattern = wildcard(String(operand));
    return (path) => {
      const value = present(variable, path);
      return typeof value === 'string' && pattern.test(value);
    };
  }
  const [, type, order, boolean, equals, isPath] = COMPARISON.exec(operator) ?? [];
  const comparable = TYPES[type ?? boolean ?? ''];
  const holds = COMPARISONS[order ?? equals ?? ''];
  return (path) => {
    const left = comparable?.(present(variable, path));
    const right = comparable?.(isPath === undefined ? operand : present(String(operand), path));
    return left !== undefined && right !== undefined && holds?.(left < right ? -1 : left > right ? 1 : 0) === true;
  };
}

/** The value at a path; only `IsPresent` may ask for one that is not there. */
function present(name: string, path: (path: string) => unknown): unknown {
  const value = path(name);
  if (value === undefined) {
    throw new StateError('States.Runtime', `Invalid path '${name}': The choice state's condition path references an invalid value.`);
  }
  return value;
}

/** `*` stands for any text, `\*` for a star and `\\` for a backslash. */
function wildcard(pattern: string): RegExp {
  const parts = pattern.match(/\\[*\\]|\*|[^*\\]+|\\/g) ?? [];
  const source = parts.map((part) => (part === '*' ? '.*' : part.replace(/^\\([*\\])$/, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 's');
}
