import type { Clock } from '../core/clock';

const HOUR_MS = 3_600_000;
/** The longest that a function can have run since it took the time, in milliseconds. */
const LONGEST_RUN_MS = 15 * 60_000;

/**
 * A time that a program reports, in virtual time.
 *
 * Functions live in real time. One that stamps its data with its own clock means now; any other time is its own, as that of the data.
 */
export function virtualTime(timestamp: number, clock: Clock): number {
  const real = Date.now();
  const clocksDiffer = Math.abs(clock.now() - real) > HOUR_MS;
  return clocksDiffer && Math.abs(timestamp - real) < LONGEST_RUN_MS ? clock.now() : timestamp;
}
