import { InvalidArgumentError } from 'commander';

/** A flag's list of names, `a,b`. */
export function names(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** A flag's number. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError(`must be a number, got ${text}`);
  }
  return value;
}
