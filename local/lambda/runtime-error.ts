import type { ErrorRecord } from './bootstrap-protocol';

/** The error of an invocation that took longer than the function's time-out. */
export function timedOut(requestId: string, timeoutSec: number): ErrorRecord {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSec.toFixed(2)} seconds`,
  };
}

/** The error of an invocation whose process ended; `how` as `endOfProcess` says it. */
export function exited(requestId: string, how: string): ErrorRecord {
  const what = how === CLEAN_EXIT ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${what}` };
}

const CLEAN_EXIT = 'exit status 0';

const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

/** How a process ended, in the words of AWS's log. */
export function endOfProcess(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit status ${code ?? 0}` : `signal: ${SIGNALS[signal] ?? signal}`;
}
