import type { Workflow } from './asl';
import type { History } from './history';
import type { Progress } from './progress';
import type { StateMachine } from './state-machine';
import type { Variables } from './variables';

/** How an execution stands. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One execution of a state machine. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  /** Of a Map Run's child with the Map's label at its end. */
  readonly stateMachineArn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The state machine as it was at the start. */
  readonly machine: StateMachine;
  /** What it runs: the state machine's definition, or a distributed Map's item processor. */
  readonly workflow: Workflow;
  /** Of a child execution that a distributed Map has started. */
  readonly mapRunArn?: string;
  /** Items in the input of such a child. */
  readonly itemCount?: number;
  readonly input: unknown;
  readonly traceHeader?: string;
  readonly startDate: Date;
  readonly history: History;
  progress: Progress;
  variables: Variables;
  status: ExecutionStatus;
  stopDate?: Date;
  output?: unknown;
  error?: string;
  cause?: string;
  /** State that failed, for the log of the run. */
  failedState?: string;
  redriveCount: number;
  /** Of a child that has its turn still to come in a redriven Map Run. */
  awaitsRedrive?: boolean;
  redriveDate?: Date;
  /** Ends the attempt from outside; only while it runs. */
  controller?: AbortController;
  /** Settles, never with an error, when the attempt has ended. */
  ended: Promise<void>;
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
