import type { Fields } from './asl';
import { fieldError } from './field-error';
import type { Step } from './run';

/** A whole number from 0 in a field of a Map state or of one of its parts, or at its `<name>Path`. Anything else is the error of a field. */
export async function wholeNumber(step: Step, fields: Fields, name: string, largest = Infinity): Promise<number | undefined> {
  const value = await numberOf(step, fields, name, largest);
  if (value !== undefined && !Number.isInteger(value)) {
    throw fieldError(step.data, name, `must be a whole number, got ${value}`);
  }
  return value;
}

/** A number from 0 to `largest`, likewise. */
export async function numberOf({ data }: Step, fields: Fields, name: string, largest: number): Promise<number | undefined> {
  const value = await data.option(fields, name);
  if (value !== undefined && (typeof value !== 'number' || !(value >= 0 && value <= largest))) {
    const bound = largest === Infinity ? 'not below 0' : `from 0 to ${largest}`;
    throw fieldError(data, name, `must be a number ${bound}, got ${JSON.stringify(value)}`);
  }
  return value;
}
