/** A series of an expression: one value a period, undefined where it is missing. */
export interface TimeSeries {
  readonly id: string;
  readonly label: string;
  readonly periodSec: number;
  readonly values: readonly (number | undefined)[];
}

/** What an expression works with: S, TS, TS[] of the documentation, and a word or text as an option of a function. */
export type MathValue = number | string | TimeSeries | readonly TimeSeries[];

/** What an expression is evaluated on. */
export interface MathContext {
  /** Starts of the periods, oldest first, in milliseconds since the epoch. */
  readonly starts: readonly number[];
  readonly periodSec: number;
  /** All metrics of the request, without the expressions. */
  readonly metrics: () => readonly TimeSeries[];
}

/** A function on two numbers, applied point by point; what is not finite is missing. */
export type Operator = (a: number, b: number) => number;

/** Thrown for an expression that CloudWatch refuses. */
export class MathError extends Error {}

/** Whether a value is TS[]. */
export function isList(value: MathValue): value is readonly TimeSeries[] {
  return Array.isArray(value);
}

/** Whether a value is TS. */
export function isSeries(value: MathValue): value is TimeSeries {
  return typeof value === 'object' && !isList(value);
}

/** Applies a function to each value of a series or of each series of a list; missing values stay missing. */
export function mapValues(value: MathValue, apply: (value: number) => number): MathValue {
  if (typeof value === 'number') {
    return apply(value);
  }
  return onEach(value, (series) => ({
    ...series,
    values: series.values.map((each) => (each === undefined ? undefined : finite(apply(each)))),
  }));
}

/** Applies a function to a series, or to each one of a list. */
export function onEach(value: MathValue, apply: (series: TimeSeries) => TimeSeries): TimeSeries | readonly TimeSeries[] {
  if (isList(value)) {
    return value.map(apply);
  }
  return apply(seriesOf(value));
}

/** Joins two values point by point: where only one series has a value, the other counts as 0. */
export function combine(operator: Operator, a: MathValue, b: MathValue): MathValue {
  if (typeof a === 'number' && typeof b === 'number') {
    return operator(a, b);
  }
  if (isList(a)) {
    if (isList(b) && a.length !== b.length) {
      throw new MathError(`two arrays must have the same length, got ${a.length} and ${b.length}`);
    }
    return a.map((series, index) => combine(operator, series, isList(b) ? elementOf(b, index) : b) as TimeSeries);
  }
  if (isList(b)) {
    return b.map((series) => combine(operator, a, series) as TimeSeries);
  }
  if (typeof a === 'number') {
    return mapValues(b, (value) => operator(a, value));
  }
  if (typeof b === 'number') {
    return mapValues(a, (value) => operator(value, b));
  }
  const [left, right] = [seriesOf(a), seriesOf(b)];
  return {
    ...left,
    values: left.values.map((x, index) => {
      const y = right.values[index];
      return x === undefined && y === undefined ? undefined : finite(operator(x ?? 0, y ?? 0));
    }),
  };
}

/** The value as TS; throws for anything else. */
export function seriesOf(value: MathValue | undefined): TimeSeries {
  if (value === undefined || !isSeries(value)) {
    throw new MathError('a time series is expected');
  }
  return value;
}

/** The value as S; throws for anything else. */
export function numberOf(value: MathValue | undefined): number {
  if (typeof value !== 'number') {
    throw new MathError('a number is expected');
  }
  return value;
}

/** The value as TS[]; one series is a list of itself. */
export function listOf(value: MathValue | undefined): readonly TimeSeries[] {
  return value !== undefined && isList(value) ? value : [seriesOf(value)];
}

/** The value, or undefined if it is infinite or no number, as after a division by zero. */
export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function elementOf(list: readonly TimeSeries[], index: number): TimeSeries {
  return seriesOf(list[index]);
}
