import type { MathValue, TimeSeries } from './math-value';
import { MathError, onEach, seriesOf } from './math-value';

/** `FILL`: missing values become a number, the value of another series, the last real one (`REPEAT`) or lie on a line (`LINEAR`). */
export function fill(value: MathValue, filler: MathValue): MathValue {
  return onEach(value, (series) => ({ ...series, values: filled(series, filler) }));
}

function filled({ values }: TimeSeries, filler: MathValue): (number | undefined)[] {
  if (filler === 'REPEAT') {
    let last: number | undefined;
    return values.map((value) => (last = value ?? last));
  }
  if (filler === 'LINEAR') {
    return values.map((value, index) => value ?? onLine(values, index));
  }
  if (typeof filler === 'string') {
    throw new MathError(`FILL knows REPEAT and LINEAR, got ${filler}`);
  }
  return values.map((value, index) => value ?? (typeof filler === 'number' ? filler : seriesOf(filler).values[index]));
}

/** The point on the line between the real values before and after; undefined at either end. */
function onLine(values: readonly (number | undefined)[], index: number): number | undefined {
  const before = values.findLastIndex((value, position) => position < index && value !== undefined);
  const after = values.findIndex((value, position) => position > index && value !== undefined);
  const [start, end] = [values[before], values[after]];
  return start === undefined || end === undefined ? undefined : start + ((end - start) * (index - before)) / (after - before);
}
