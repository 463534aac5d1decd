import type { History } from './history';

/** How an execution stands. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One execution of a state machine. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** Of a child execution that a distributed Map has started. */
  readonly mapRunArn?: string;
  readonly input: unknown;
  readonly startDate: Date;
  readonly history: History;
  status: ExecutionStatus;
  stopDate?: Date;
  output?: unknown;
  error?: string;
  cause?: string;
  /** State that failed, for the log of the run. */
  failedState?: string;
  /** Ends the execution from outside. */
  readonly controller: AbortController;
  /** Settles, never with an error, when the execution has ended. */
  readonly ended: Promise<void>;
}

/** Why an execution is ended from outside. */
export class ExecutionStopped extends Error {
  constructor(
    public readonly status: 'ABORTED' | 'TIMED_OUT',
    public readonly error?: string,
    public readonly reason?: string,
  ) {
    super(`the execution was ended: ${status}`);
  }
}
