/** Wall clock times of a time zone. Both kinds of time are in milliseconds; a wall time counts as if the wall clock showed UTC. */
export interface TimeZone {
  /** What the wall clock shows at an instant. */
  wallTime(instant: number): number;
  /** The first instant at which the wall clock shows a time; undefined for a time that daylight saving skips. */
  instant(wallTime: number): number | undefined;
}

const DAY_MS = 86_400_000;

const UTC: TimeZone = { wallTime: (instant) => instant, instant: (wallTime) => wallTime };

/** A zone of the IANA database, for example `Europe/Berlin`; throws `RangeError` for a name that is not in it. */
export function timeZone(name: string): TimeZone {
  if (/^(?:Etc\/)?UTC$/.test(name)) {
    return UTC;
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallTime = (instant: number): number => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  const offset = (instant: number): number => wallTime(instant) - Math.floor(instant / 1000) * 1000;
  return {
    wallTime,
    instant: (wall) => {
      // The offset changes at most once within a day, so one before and one after are all that can hold.
      const candidates = [wall - offset(wall - DAY_MS), wall - offset(wall + DAY_MS)].filter((instant) => wallTime(instant) === wall);
      return candidates.length === 0 ? undefined : Math.min(...candidates);
    },
  };
}
