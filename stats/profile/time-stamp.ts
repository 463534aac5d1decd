const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const SLASHED = /^(\d{4})\/(\d\d?)\/(\d\d?)(?: (\d\d?):(\d\d)(?::(\d\d))?)?$/;
const MONTH_FIRST = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)(?: (\d\d?):(\d\d))?$/;
/** Two-digit years from here on are of the 20th century (POSIX, strptime `%y`). */
const FIRST_OF_1900S = 69;
const MINUTE = 60_000;

/**
 * Milliseconds since 1970 UTC of a time stamp; `null` when the text is none.
 *
 * ISO 8601 dates and date-times (`T` or a space, seconds, fractions and zone may be left out), `YYYY/MM/DD[ hh:mm[:ss]]` and
 * `M/D/YY[YY][ h:mm]`. Without a zone the time is UTC. A day that no calendar has (31 April) is no time stamp.
 */
export function readTime(text: string): number | null {
  const first = text.charCodeAt(0);
  if (!(first >= 48 && first <= 57) || text.length < 6 || text.length > 35) {
    return null;
  }
  if (text[4] === '-') {
    const [, year, month, day, hour, minute, second, fraction = '0', zone] = ISO.exec(text) ?? [];
    const time = at(Number(year), month, day, hour, minute, second);
    return time === null ? null : time + Math.floor(Number(`0.${fraction}`) * 1000) - offset(zone);
  }
  const [, year, month, day, hour, minute, second] = SLASHED.exec(text) ?? [];
  if (year !== undefined) {
    return at(Number(year), month, day, hour, minute, second);
  }
  const [, m, d, shortYear = '', h, min] = MONTH_FIRST.exec(text) ?? [];
  return at(shortYear.length === 2 ? fullYear(Number(shortYear)) : Number(shortYear), m, d, h, min);
}

function fullYear(year: number): number {
  return year >= FIRST_OF_1900S ? 1900 + year : 2000 + year;
}

function at(year: number, month?: string, day?: string, hour = '0', minute = '0', second = '0'): number | null {
  if (month === undefined || day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return null;
  }
  const date = new Date(0);
  // Unlike `Date.UTC`, this takes years below 100 as they are.
  date.setUTCFullYear(year, Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) {
    return null;
  }
  return date.setUTCHours(Number(hour), Number(minute), Number(second));
}

/** Milliseconds that a zone is ahead of UTC. */
function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') {
    return 0;
  }
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}
