import { setMaxListeners } from 'node:events';
import { abortable } from '../core/abortable';
import type { Clock } from '../core/clock';

/** A signal that ends with either; any number of branches and tasks may listen to it. */
export function eitherSignal(outer: AbortSignal, own: AbortController): AbortSignal {
  const signal = AbortSignal.any([outer, own.signal]);
  setMaxListeners(0, signal);
  return signal;
}

/**
 * Ends `own` with the outer signal; the returned function unties them again.
 *
 * For what there are thousands of: signals by `AbortSignal.any` are dear to the garbage collector.
 */
export function follow(outer: AbortSignal, own: AbortController): () => void {
  setMaxListeners(0, own.signal);
  const onAbort = (): void => {
    own.abort(outer.reason);
  };
  if (outer.aborted) {
    onAbort();
  }
  outer.addEventListener('abort', onAbort, { once: true });
  return () => {
    outer.removeEventListener('abort', onAbort);
  };
}

/** Waits `ms` milliseconds of virtual time. */
export async function sleepVirtual(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let cancel: (() => void) | undefined;
  try {
    await abortable(
      signal,
      new Promise<void>((resolve) => {
        cancel = clock.at(clock.now() + ms, resolve);
      }),
    );
  } finally {
    cancel?.();
  }
}

/** Longest delay that Node's timers know, in seconds; a longer time-out never ends a local run. */
const LONGEST_TIMER_SEC = 2_147_483;

/** Calls `onTime` after `seconds` of real time; the returned function cancels it. */
export function afterReal(seconds: number, onTime: () => void): () => void {
  if (seconds > LONGEST_TIMER_SEC) {
    return () => undefined;
  }
  const timer = setTimeout(onTime, seconds * 1000);
  return () => {
    clearTimeout(timer);
  };
}
