import { abortable } from '../core/abortable';
import { afterReal, follow } from './abort';
import { StateError } from './state-error';

/** Limits of a task in seconds of real time. */
export interface Limits {
  /** @default - no bound */
  readonly timeoutSec?: number;
  /** Longest time between two heartbeats. @default - no bound */
  readonly heartbeatSec?: number;
}

/**
 * Runs a task's work within its limits.
 *
 * @param work gets a signal that ends with the task, and the function to call at each heartbeat
 */
export async function withDeadline<T>(
  outer: AbortSignal,
  { timeoutSec = Infinity, heartbeatSec = Infinity }: Limits,
  work: (signal: AbortSignal, beat: () => void) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const { signal } = own;
  const untie = follow(outer, own);
  // Either is reported as States.Timeout without a cause; only Retry and Catch know the other name.
  const end = (alias?: string) => (): void => {
    own.abort(new StateError('States.Timeout', undefined, alias));
  };
  const cancelTimeout = afterReal(timeoutSec, end());
  let cancelHeartbeat = (): void => undefined;
  const beat = (): void => {
    cancelHeartbeat();
    cancelHeartbeat = afterReal(heartbeatSec, end('States.HeartbeatTimeout'));
  };
  beat();
  try {
    return await abortable(signal, work(signal, beat));
  } finally {
    untie();
    cancelTimeout();
    cancelHeartbeat();
    // With a reason, because the one that Node makes has a stack.
    own.abort('ended');
  }
}
