import { calendar } from './math-calendar';
import { fill } from './math-fill';
import type { MathContext, MathValue, TimeSeries } from './math-value';
import { combine, finite, isList, isSeries, listOf, mapValues, MathError, numberOf, onEach, seriesOf } from './math-value';

type MathFunction = (args: readonly MathValue[], context: MathContext) => MathValue;
type Fold = (values: readonly number[], seriesCount: number) => number;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a series has one figure of, and a list one a period; missing values count as 0 in the average of a list. */
const FOLDS: Readonly<Record<string, Fold>> = {
  AVG: (values, count) => sum(values) / count,
  DATAPOINT_COUNT: (values) => values.length,
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
  STDDEV: (values) => {
    const mean = sum(values) / values.length;
    return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
  },
  SUM: sum,
};

const present = (values: readonly (number | undefined)[]): number[] => values.filter((value) => value !== undefined);

function folding(fold: Fold): MathFunction {
  return ([value]) => {
    if (value !== undefined && isList(value)) {
      const [first] = value;
      const values = first?.values.map((_, index) => {
        const here = present(value.map((series) => series.values[index]));
        return here.length === 0 ? undefined : finite(fold(here, value.length));
      });
      return { id: '', label: '', periodSec: first?.periodSec ?? 60, values: values ?? [] };
    }
    const values = present(seriesOf(value).values);
    return values.length === 0 ? 0 : fold(values, values.length);
  };
}

function onNumbers(apply: (value: number) => number): MathFunction {
  return ([value = 0]) => mapValues(value, apply);
}

/** A series of what each value and the value before it give; values without one before are missing. */
function onPairs(apply: (difference: number, seconds: number) => number): MathFunction {
  return ([value = 0], { starts }) =>
    onEach(value, (series) => {
      let before: { value: number; start: number } | undefined;
      const values = series.values.map((each, index) => {
        const start = starts[index] ?? 0;
        const result = each === undefined || !before ? undefined : finite(apply(each - before.value, (start - before.start) / 1000));
        before = each === undefined ? before : { value: each, start };
        return result;
      });
      return { ...series, values };
    });
}

/** `IF(condition, then, else)`: where the condition is missing, or false without an else, there is no value; a missing then is 0. */
const choose: MathFunction = ([condition = 0, whenTrue = 0, whenFalse]) => {
  const at = (value: MathValue | undefined, index: number): number | undefined =>
    value === undefined || typeof value === 'number' ? value : seriesOf(value).values[index];
  if (typeof condition === 'number') {
    const chosen = condition === 0 ? whenFalse : whenTrue;
    return chosen ?? mapValues(seriesOf(whenTrue), () => NaN);
  }
  const series = seriesOf(condition);
  const values = series.values.map((each, index) =>
    each === undefined ? undefined : each === 0 ? at(whenFalse, index) : (at(whenTrue, index) ?? 0),
  );
  return { ...(isSeries(whenTrue) ? whenTrue : series), values };
};

const sorting: MathFunction = ([list, by, order, limit]) => {
  const fold = typeof by === 'string' ? FOLDS[by] : undefined;
  if (!fold || (order !== 'ASC' && order !== 'DESC')) {
    throw new MathError('SORT needs an array, AVG, MIN, MAX or SUM, and ASC or DESC');
  }
  const figure = (series: TimeSeries): number => folding(fold)([series], { starts: [], periodSec: 60, metrics: () => [] }) as number;
  const sorted = [...listOf(list)].sort((a, b) => (figure(a) - figure(b)) * (order === 'ASC' ? 1 : -1));
  return limit === undefined ? sorted : sorted.slice(0, numberOf(limit));
};

const METRICS: MathFunction = ([part], { metrics }) => metrics().filter(({ id }) => typeof part !== 'string' || id.includes(part));

/** The functions of metric math. */
export const MATH_FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  ...Object.fromEntries(Object.entries(FOLDS).map(([name, fold]) => [name, folding(fold)])),
  ...calendar,
  ABS: onNumbers(Math.abs),
  CEIL: onNumbers(Math.ceil),
  DIFF: onPairs((difference) => difference),
  DIFF_TIME: onPairs((_difference, seconds) => seconds),
  FILL: ([value = 0, filler = 0]) => fill(value, filler),
  FIRST: ([list]) => seriesOf(listOf(list)[0]),
  FLOOR: onNumbers(Math.floor),
  IF: choose,
  LAST: ([list]) => seriesOf(listOf(list).at(-1)),
  LOG: onNumbers(Math.log),
  LOG10: onNumbers(Math.log10),
  METRICS,
  METRIC_COUNT: ([list]) => listOf(list).length,
  PERIOD: ([value]) => seriesOf(value).periodSec,
  RATE: onPairs((difference, seconds) => difference / seconds),
  REMOVE_EMPTY: ([list]) => listOf(list).filter(({ values }) => present(values).length > 0),
  RUNNING_SUM: ([value = 0]) =>
    onEach(value, (series) => {
      let total = 0;
      return { ...series, values: series.values.map((each) => (each === undefined ? undefined : (total += each))) };
    }),
  SLICE: ([list, from, to]) => {
    const all = listOf(list);
    return all.slice(numberOf(from), to === undefined ? all.length : numberOf(to));
  },
  SORT: sorting,
  TIME_SERIES: ([value], { starts, periodSec }) => ({ id: '', label: '', periodSec, values: starts.map(() => numberOf(value)) }),
};

/** The operators of metric math; comparisons give 1 or 0. */
export const MATH_OPERATORS: Readonly<Record<string, (a: MathValue, b: MathValue) => MathValue>> = Object.fromEntries(
  Object.entries({
    '+': (a: number, b: number) => a + b,
    '-': (a: number, b: number) => a - b,
    '*': (a: number, b: number) => a * b,
    '/': (a: number, b: number) => a / b,
    '^': (a: number, b: number) => a ** b,
    '==': (a: number, b: number) => Number(a === b),
    '!=': (a: number, b: number) => Number(a !== b),
    '<': (a: number, b: number) => Number(a < b),
    '<=': (a: number, b: number) => Number(a <= b),
    '>': (a: number, b: number) => Number(a > b),
    '>=': (a: number, b: number) => Number(a >= b),
    AND: (a: number, b: number) => Number(a !== 0 && b !== 0),
    OR: (a: number, b: number) => Number(a !== 0 || b !== 0),
  }).map(([name, operator]) => [name, (a: MathValue, b: MathValue) => combine(operator, a, b)]),
);
