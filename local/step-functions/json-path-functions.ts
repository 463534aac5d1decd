import { isObject } from './json';

/** The functions at the end of a path, by name: of an array, for the most part of numbers; undefined of anything else. */
export const PATH_FUNCTIONS: Readonly<Record<string, (input: unknown) => unknown>> = {
  length: (input) => (Array.isArray(input) ? input.length : isObject(input) ? Object.keys(input).length : undefined),
  keys: (input) => (isObject(input) ? Object.keys(input) : undefined),
  min: (input) => ofNumbers(input, (values) => values.reduce((least, value) => Math.min(least, value))),
  max: (input) => ofNumbers(input, (values) => values.reduce((most, value) => Math.max(most, value))),
  sum: (input) => ofNumbers(input, sum),
  avg: (input) => ofNumbers(input, mean),
  stddev: (input) =>
    ofNumbers(input, (values) => {
      const centre = mean(values);
      return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
    }),
};

function ofNumbers(input: unknown, of: (values: readonly number[]) => number): number | undefined {
  const values = (Array.isArray(input) ? input : [input]).filter((value): value is number => typeof value === 'number');
  return values.length === 0 ? undefined : of(values);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
