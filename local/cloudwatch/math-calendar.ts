import type { MathContext, MathValue } from './math-value';
import { seriesOf } from './math-value';

type CalendarFunction = (args: readonly MathValue[], context: MathContext) => MathValue;

/** A series of what the calendar says of each period's start, in UTC; it has a value wherever there is a period. */
function onTimes(part: (date: Date) => number): CalendarFunction {
  return ([value], { starts }) => ({ ...seriesOf(value), values: starts.map((start) => part(new Date(start))) });
}

/** `MINUTE`, `HOUR`, `DAY` (Monday is 1), `DATE`, `MONTH`, `YEAR` and `EPOCH` (seconds). */
export const calendar: Readonly<Record<string, CalendarFunction>> = {
  MINUTE: onTimes((date) => date.getUTCMinutes()),
  HOUR: onTimes((date) => date.getUTCHours()),
  DAY: onTimes((date) => date.getUTCDay() || 7),
  DATE: onTimes((date) => date.getUTCDate()),
  MONTH: onTimes((date) => date.getUTCMonth() + 1),
  YEAR: onTimes((date) => date.getUTCFullYear()),
  EPOCH: onTimes((date) => date.getTime() / 1000),
};
