import type { Fields } from './asl';
import { StateError } from './state-error';

type Compare = (order: number) => boolean;

const COMPARISONS: Readonly<Record<string, Compare>> = {
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

const COMPARISON = /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)(Path)?$/;

/** Whether the name is an operator of a JSONPath choice rule. */
export function isChoiceOperator(name: string): boolean {
  return name in TESTS || COMPARISON.test(name) || name === 'StringMatches';
}

/**
 * Whether a JSONPath choice rule holds.
 *
 * @param path the value at a path; nothing if there is none
 */
export function matchesRule(rule: Fields, path: (path: string) => unknown): boolean {
  if (rule.Not !== undefined) {
    return !matchesRule(rule.Not as Fields, path);
  }
  if (Array.isArray(rule.And)) {
    return (rule.And as Fields[]).every((part) => matchesRule(part, path));
  }
  if (Array.isArray(rule.Or)) {
    return (rule.Or as Fields[]).some((part) => matchesRule(part, path));
  }
  const operator = Object.keys(rule).find(isChoiceOperator) ?? '';
  const value = path(String(rule.Variable));
  const test = TESTS[operator];
  if (test) {
    return test(value) === rule[operator];
  }
  if (value === undefined) {
    throw new StateError(
      'States.Runtime',
      `Invalid path '${String(rule.Variable)}': The choice state's condition path references an invalid value.`,
    );
  }
  if (operator === 'StringMatches') {
    return typeof value === 'string' && wildcard(String(rule.StringMatches)).test(value);
  }
  const [, type = '', comparison = '', isPath] = COMPARISON.exec(operator) ?? [];
  const other = isPath === undefined ? rule[operator] : path(String(rule[operator]));
  const [left, right] = [TYPES[type]?.(value), TYPES[type]?.(other)];
  if (left === undefined || right === undefined) {
    return false;
  }
  return COMPARISONS[comparison]?.(left < right ? -1 : left > right ? 1 : 0) ?? false;
}

function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
}

/** `*` stands for any text, `\*` for a star. */
function wildcard(pattern: string): RegExp {
  const parts = pattern.match(/\\[*\\]|\*|[^*\\]+|\\/g) ?? [];
  const source = parts.map((part) => (part === '*' ? '.*' : part.replace(/^\\([*\\])$/, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 's');
}
