const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Thrown for a field that AWS's cron does not have. */
export class InvalidField extends Error {}

/** Minutes, hours, months or years: `*`, `a`, `a-b`, `a,b` and steps of them, as numbers in their order. */
export function values(field: string, low: number, high: number): number[] {
  return list(field, low, high, []);
}

/** Months, by number or name. */
export function months(field: string): ReadonlySet<number> {
  return new Set(list(field, 1, 12, MONTHS));
}

/** Days of the month: numbers, `L` for the last one, `15W` for the weekday next to the 15th. */
export function daysOfMonth(field: string): (date: Date) => boolean {
  const parts = field.split(',').map((part) => {
    if (part === 'L') {
      return (date: Date) => date.getUTCDate() === daysInMonth(date);
    }
    const near = /^(\d{1,2})W$/.exec(part)?.[1];
    if (near !== undefined && Number(near) >= 1 && Number(near) <= 31) {
      return (date: Date) => date.getUTCDate() === nearestWeekday(date, Number(near));
    }
    const days = new Set(list(part, 1, 31, []));
    return (date: Date) => days.has(date.getUTCDate());
  });
  return (date) => parts.some((matches) => matches(date));
}

/** Days of the week from 1 or `SUN`: `L` for Saturday, `6L` for the month's last Friday, and alone `6#3` for its third. */
export function daysOfWeek(field: string): (date: Date) => boolean {
  const [, day = '', nth] = /^(\w+)#([1-5])$/.exec(field) ?? [];
  if (nth !== undefined) {
    const [weekday] = list(day, 1, 7, WEEKDAYS);
    return (date) => date.getUTCDay() + 1 === weekday && Math.ceil(date.getUTCDate() / 7) === Number(nth);
  }
  const parts = field.split(',').map((part) => {
    const last = /^(\w+)L$/.exec(part)?.[1];
    const days = new Set(list(part === 'L' ? '7' : (last ?? part), 1, 7, WEEKDAYS));
    return (date: Date) => days.has(date.getUTCDay() + 1) && (last === undefined || date.getUTCDate() + 7 > daysInMonth(date));
  });
  return (date) => parts.some((matches) => matches(date));
}

/** Names stand for numbers, the first one for `low`; a range may run over the end (`20-2` of hours). */
function list(field: string, low: number, high: number, names: readonly string[]): number[] {
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    const value = named >= 0 ? named + low : Number(text);
    if (!/^\w+$/.test(text) || !Number.isInteger(value) || value < low || value > high) {
      throw new InvalidField(field);
    }
    return value;
  };
  const found = field.split(',').flatMap((part) => {
    const [range = '', step, ...more] = part.split('/');
    const [from = '', to, ...rest] = range === '*' ? [String(low), String(high)] : range.split('-');
    const first = number(from);
    const last = to === undefined ? (step === undefined ? first : high) : number(to);
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1 || more.length > 0 || rest.length > 0) {
      throw new InvalidField(field);
    }
    const span = high - low + 1;
    const length = last < first ? last + span - first : last - first;
    return Array.from({ length: Math.floor(length / by) + 1 }, (_, index) => ((first - low + index * by) % span) + low);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The weekday closest to a day, within its month. */
function nearestWeekday(date: Date, day: number): number {
  const wanted = Math.min(day, daysInMonth(date));
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) {
    return wanted === 1 ? 3 : wanted - 1;
  }
  return weekday === 0 ? (wanted === daysInMonth(date) ? wanted - 2 : wanted + 1) : wanted;
}
