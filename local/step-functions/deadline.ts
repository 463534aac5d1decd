import { abortable } from '../core/abortable';
import { afterReal, eitherSignal } from './abort';
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
  const signal = eitherSignal(outer, own);
  const end = (error: string, what: string, seconds: number) => (): void => {
    own.abort(new StateError(error, `the task ${what} ${seconds} seconds`));
  };
  const cancelTimeout = afterReal(timeoutSec, end('States.Timeout', 'ran longer than', timeoutSec));
  let cancelHeartbeat = (): void => undefined;
  const beat = (): void => {
    cancelHeartbeat();
    cancelHeartbeat = afterReal(heartbeatSec, end('States.HeartbeatTimeout', 'sent no heartbeat for', heartbeatSec));
  };
  beat();
  try {
    return await abortable(signal, work(signal, beat));
  } finally {
    cancelTimeout();
    cancelHeartbeat();
    own.abort();
  }
}
