import { daysOfMonth, daysOfWeek, InvalidField, months, values } from './cron-fields';
import type { TimeZone } from './time-zone';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LAST_YEAR = 2199;

/**
 * Times of AWS's cron with six fields: minutes, hours, day of month, month, day of week (1 is Sunday) and year, on a zone's wall clock.
 *
 * A time that daylight saving skips is skipped, one that comes twice counts once.
 *
 * @returns the first time after a given one (both in milliseconds since the epoch), or undefined if there is none
 * @throws InvalidField
 */
export function cron(fields: string, zone: TimeZone): (after: number) => number | undefined {
  const parts = fields.trim().split(/\s+/);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts;
  if (parts.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new InvalidField(fields);
  }
  const inHours = values(hours, 0, 23);
  const inMinutes = values(minutes, 0, 59);
  const timesOfDay = inHours.flatMap((hour) => inMinutes.map((minute) => (hour * 60 + minute) * MINUTE_MS));
  const inMonth = months(month);
  const inYear = new Set(values(year, 1970, LAST_YEAR));
  const inDay = dayOfMonth === '?' ? daysOfWeek(dayOfWeek) : daysOfMonth(dayOfMonth);
  return (after) => {
    const earliest = Math.floor(zone.wallTime(after) / MINUTE_MS) * MINUTE_MS;
    // A clock that was set back shows the hour before once more, so the search starts before it.
    let day = Math.floor((earliest - 2 * 60 * MINUTE_MS) / DAY_MS) * DAY_MS;
    for (let date = new Date(day); date.getUTCFullYear() <= LAST_YEAR; date = new Date(day)) {
      if (!inYear.has(date.getUTCFullYear())) {
        day = Date.UTC(date.getUTCFullYear() + 1, 0, 1);
        continue;
      }
      const times = inMonth.has(date.getUTCMonth() + 1) && inDay(date) ? timesOfDay : [];
      for (const time of times) {
        const instant = day + time < earliest ? undefined : zone.instant(day + time);
        if (instant !== undefined && instant > after) {
          return instant;
        }
      }
      day += DAY_MS;
    }
    return undefined;
  };
}
