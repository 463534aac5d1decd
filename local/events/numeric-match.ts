import { invalidPattern } from './invalid-pattern';

/** EventBridge compares numbers between -5.0e9 and 5.0e9. */
const LIMIT = 5e9;

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** `["=", 5]`, `["<", 10]` or a range from below to above, `[">", 0, "<=", 5]`; only JSON numbers match. */
export function numericMatch(operand: unknown): (value: unknown) => boolean {
  if (!Array.isArray(operand)) {
    throw invalidPattern('Value of numeric must be an array.');
  }
  const [operator, limit, upper, top] = operand as unknown[];
  const above = comparison(operator, limit, 'Unrecognized numeric range operator');
  if (operand.length === 2) {
    return (value) => typeof value === 'number' && above(value);
  }
  if (operator !== '>' && operator !== '>=') {
    throw invalidPattern('Too many elements in numeric expression');
  }
  if (upper !== '<' && upper !== '<=') {
    throw invalidPattern(`Bad numeric range operator: ${String(upper)}`);
  }
  const below = comparison(upper, top, 'Bad numeric range operator');
  if (operand.length > 4) {
    throw invalidPattern('Too many terms in numeric range expression');
  }
  if (Number(top) <= Number(limit)) {
    throw invalidPattern('Bottom must be less than top');
  }
  return (value) => typeof value === 'number' && above(value) && below(value);
}

function comparison(operator: unknown, limit: unknown, unknownOperator: string): (value: number) => boolean {
  if (typeof operator !== 'string') {
    throw invalidPattern(`Invalid member in numeric match: ${String(operator)}`);
  }
  const compare = COMPARISONS[operator];
  if (!compare) {
    throw invalidPattern(`${unknownOperator}: ${operator}`);
  }
  if (typeof limit !== 'number') {
    throw invalidPattern(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  }
  if (Math.abs(limit) > LIMIT) {
    throw invalidPattern('Value must be between -5.0E9 and 5.0E9, inclusive');
  }
  return (value) => compare(value, limit);
}
