import { NotEmulated } from '../core/aws-error';

/** What a state failed with: a name that Retry and Catch match, and a cause for people. */
export class StateError extends Error {
  /** State that failed, set by the interpreter. */
  state?: string;
  /** Whether what failed is the call that was to start a job or to hand on a task token. */
  submitting?: boolean;
  /** Field whose expression failed, as the history names it: `Output/a[0]`. */
  location?: string;

  constructor(
    public readonly error: string,
    /** Undefined where AWS gives no cause: for time-outs, and a Fail state without one. */
    public readonly reason: string | undefined,
    /** Another name by which Retry and Catch know it. */
    readonly alias?: string,
  ) {
    super(reason === undefined ? error : `${error}: ${reason}`);
    this.name = error;
  }
}

/** Errors that `States.ALL` does not match: they always end the execution. */
const TERMINAL = ['States.DataLimitExceeded', 'States.Runtime'];

/** Whether the error is `States.Runtime`, of which AWS notes only the execution's end. */
export function isRuntimeError(error: unknown): boolean {
  return !(error instanceof StateError) || error.error === 'States.Runtime';
}

/** Whether one of a retrier's or catcher's `ErrorEquals` stands for the error. */
export function matchesError(errorEquals: readonly string[], { error, alias }: Pick<StateError, 'error' | 'alias'>): boolean {
  if (errorEquals.includes(error) || (alias !== undefined && errorEquals.includes(alias))) {
    return error !== 'States.Runtime';
  }
  if (TERMINAL.includes(error)) {
    return false;
  }
  return errorEquals.includes('States.ALL') || (errorEquals.includes('States.TaskFailed') && error !== 'States.Timeout');
}

/**
 * The error as Step Functions would report it.
 *
 * What local mode lacks, and faults of local mode itself, become `States.Runtime`, so that no Catch can hide them.
 */
export function toStateError(thrown: unknown): StateError {
  if (thrown instanceof StateError) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const reason = thrown instanceof NotEmulated || !(thrown instanceof Error) ? message : (thrown.stack ?? message);
  return new StateError('States.Runtime', reason);
}
