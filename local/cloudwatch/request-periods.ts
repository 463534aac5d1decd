import { invalidValue } from './invalid-parameter';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Periods under a minute, in seconds. */
const HIGH_RESOLUTION = [1, 5, 10, 20, 30];

/** Throws unless a period (in seconds) is one that CloudWatch has. */
export function assertPeriod(periodSec: number): void {
  if (!HIGH_RESOLUTION.includes(periodSec) && !(periodSec >= 60 && periodSec % 60 === 0)) {
    throw invalidValue(`The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60, got ${periodSec}.`);
  }
}

/**
 * Starts of the periods from `from` to `to`, oldest first.
 *
 * The first is the start of the request, rounded down: to a minute, to 5 minutes when it is 15 days old, to an hour when it is 63 days
 * old; for a period below a minute to that period.
 */
export function periodStarts(from: Date, to: Date, periodSec: number, now: number): number[] {
  if (from.getTime() >= to.getTime()) {
    throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  }
  const age = now - from.getTime();
  const grain = periodSec < 60 ? periodSec * 1000 : MINUTE_MS * (age > 63 * DAY_MS ? 60 : age > 15 * DAY_MS ? 5 : 1);
  const first = Math.floor(from.getTime() / grain) * grain;
  return Array.from({ length: Math.ceil((to.getTime() - first) / (periodSec * 1000)) }, (_, index) => first + index * periodSec * 1000);
}
