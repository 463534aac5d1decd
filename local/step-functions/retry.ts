import type { Retrier } from './asl';
import type { StateError } from './state-error';
import { matchesError } from './state-error';

/** Counts a state's retries; each retrier has its own count. */
export class Retries {
  /** New attempts of the state so far, over all retriers. */
  count = 0;
  private readonly used = new Map<Retrier, number>();

  constructor(private readonly retriers: readonly Retrier[] = []) {}

  /** Milliseconds to wait before the next attempt, or nothing when the error is not to be retried (any more). */
  next(error: StateError): number | undefined {
    const retrier = this.retriers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
    if (!retrier) {
      return undefined;
    }
    const used = this.used.get(retrier) ?? 0;
    if (used >= (retrier.MaxAttempts ?? 3)) {
      return undefined;
    }
    this.used.set(retrier, used + 1);
    this.count += 1;
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity } = retrier;
    const seconds = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds);
    return seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? Math.random() : 1);
  }
}

/** Real milliseconds that a retry waits at least for a function that is busy. */
const BUSY_MS = 500;

/**
 * Real milliseconds to wait at least before a new attempt after an error.
 *
 * Functions run in real time, however fast virtual time goes: half an hour of retries must not be over before a function has answered.
 */
export function realDelayMs(error: string): number {
  return error === 'Lambda.TooManyRequestsException' ? BUSY_MS : 0;
}
