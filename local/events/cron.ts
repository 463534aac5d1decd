import { AwsError } from '../core/aws-error';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A schedule that has no time within so many days has none at all: dates such as 29 February come again within eight years. */
const SEARCH_DAYS = 366 * 9;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Times of AWS's cron with six fields: minutes, hours, day of month, month, day of week (1 is Sunday) and year, in UTC.
 *
 * @returns the first time after a given one (both in milliseconds since the epoch), or undefined if there is none
 * @throws ValidationException
 */
export function cron(fields: string): (after: number) => number | undefined {
  const parts = fields.trim().split(/\s+/);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts;
  if (parts.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw invalid(fields);
  }
  const inMinutes = list(minutes, 0, 59, []);
  const inHours = list(hours, 0, 23, []);
  const inMonth = set(month, 1, 12, MONTHS);
  const inYear = set(year, 1970, 2199, []);
  const inDay = dayOfMonth === '?' ? weekdayMatcher(dayOfWeek) : dayMatcher(dayOfMonth);
  return (after) => {
    const earliest = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
    const firstDay = Math.floor(earliest / DAY_MS) * DAY_MS;
    for (let day = firstDay; day < firstDay + SEARCH_DAYS * DAY_MS; day += DAY_MS) {
      const date = new Date(day);
      if (inYear.has(date.getUTCFullYear()) && inMonth.has(date.getUTCMonth() + 1) && inDay(date)) {
        const time = inHours
          .flatMap((hour) => inMinutes.map((minute) => day + (hour * 60 + minute) * MINUTE_MS))
          .find((each) => each >= earliest);
        if (time !== undefined) {
          return time;
        }
      }
    }
    return undefined;
  };
}

/** `*`, `a`, `a-b`, `a,b` and steps of them; names from `names`, the first one standing for `low`. */
function list(field: string, low: number, high: number, names: readonly string[]): number[] {
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    const value = named >= 0 ? named + low : Number(text);
    if (!/^\w+$/.test(text) || !Number.isInteger(value) || value < low || value > high) {
      throw invalid(field);
    }
    return value;
  };
  const values = field.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range === '*' ? [String(low), String(high)] : range.split('-');
    const first = number(from);
    const last = to === undefined ? (step === undefined ? first : high) : number(to);
    const by = step === undefined ? 1 : Number(step);
    if (!(by >= 1) || last < first) {
      throw invalid(field);
    }
    return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, index) => first + index * by);
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

function set(field: string, low: number, high: number, names: readonly string[]): ReadonlySet<number> {
  return new Set(list(field, low, high, names));
}

/** Day of month: a list, `L` for the last day, `15W` for the weekday next to the 15th. */
function dayMatcher(field: string): (date: Date) => boolean {
  if (field === 'L') {
    return (date) => date.getUTCDate() === daysInMonth(date);
  }
  const near = /^(\d{1,2})W$/.exec(field)?.[1];
  if (near !== undefined) {
    return (date) => date.getUTCDate() === nearestWeekday(date, Number(near));
  }
  const days = set(field, 1, 31, []);
  return (date) => days.has(date.getUTCDate());
}

/** Day of week: a list, `6L` for the month's last Friday, `6#3` for its third. */
function weekdayMatcher(field: string): (date: Date) => boolean {
  const [, weekday, last, nth] = /^([1-7])(?:(L)|#([1-5]))$/.exec(field) ?? [];
  if (weekday !== undefined) {
    return (date) =>
      date.getUTCDay() + 1 === Number(weekday) &&
      (last === undefined ? Math.ceil(date.getUTCDate() / 7) === Number(nth) : date.getUTCDate() + 7 > daysInMonth(date));
  }
  const days = set(field === 'L' ? '7' : field, 1, 7, WEEKDAYS);
  return (date) => days.has(date.getUTCDay() + 1);
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function nearestWeekday(date: Date, day: number): number {
  const wanted = Math.min(day, daysInMonth(date));
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) {
    return wanted === 1 ? 3 : wanted - 1;
  }
  return weekday === 0 ? (wanted === daysInMonth(date) ? wanted - 2 : wanted + 1) : wanted;
}

function invalid(field: string): AwsError {
  return new AwsError('ValidationException', `Parameter ScheduleExpression is not valid: ${field}`);
}
