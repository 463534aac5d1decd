import type { Rule } from './rule';

/** The whole text is like `pattern`; `says` tells it in words. */
export function like<T>(pattern: RegExp, says: string): Rule<string, T> {
  return { holds: (value) => pattern.test(value), rule: `must be ${says}` };
}

/** A number from `min` to `max`, both included. */
export function between<T>(min: number, max: number): Rule<number, T> {
  return { holds: (value) => value >= min && value <= max, rule: `must be from ${min} to ${max}` };
}

/** A whole number of at least `min`. */
export function wholeFrom<T>(min: number): Rule<number, T> {
  return { holds: (value) => Number.isInteger(value) && value >= min, rule: `must be a whole number of at least ${min}` };
}

/** A number above zero. */
export function positive<T>(): Rule<number, T> {
  return { holds: (value) => value > 0, rule: 'must be greater than 0' };
}

/** At least one entry. */
export function nonEmpty<T>(): Rule<readonly unknown[], T> {
  return { holds: (value) => value.length > 0, rule: 'must not be empty' };
}

/** No two entries of the same name. */
export function uniqueNames<T>(): Rule<readonly (string | { readonly name: string })[], T> {
  return { holds: (value) => new Set(value.map(nameOf)).size === value.length, rule: 'must not name anything twice' };
}

/** Not the empty text. */
export function given<T>(): Rule<string, T> {
  return like(/\S/, 'given');
}

function nameOf(entry: string | { readonly name: string }): string {
  return typeof entry === 'string' ? entry : entry.name;
}
