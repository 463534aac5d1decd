/** How expressions are written: the older JSONPath, or JSONata. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** The types of states. */
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/** When and how often a failed state is tried again. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** Seconds before the first new attempt. @default 1 */
  readonly IntervalSeconds?: number;
  /** New attempts after the first one. @default 3 */
  readonly MaxAttempts?: number;
  /** Factor between two waits. @default 2 */
  readonly BackoffRate?: number;
  /** Longest wait in seconds. @default - no bound */
  readonly MaxDelaySeconds?: number;
  /** `FULL` waits a random part of the time. @default 'NONE' */
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** The state that takes over when a state has failed for good. */
export interface Catcher extends Fields {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

/** Fields of a state, of a catcher or of a choice rule. */
export type Fields = Readonly<Record<string, unknown>>;

/** A state; each state's own module narrows the fields of its type. */
export interface State extends Fields {
  readonly Type: StateType;
  readonly QueryLanguage?: QueryLanguage;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** States with a start: a state machine, a branch of a Parallel state, the item processor of a Map state. */
export interface Workflow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly Comment?: string;
  readonly Version?: string;
  readonly QueryLanguage?: QueryLanguage;
  /** Longest execution in seconds. @default - no bound */
  readonly TimeoutSeconds?: number;
  /** Of a Map state's item processor only. */
  readonly ProcessorConfig?: { readonly Mode?: 'INLINE' | 'DISTRIBUTED'; readonly ExecutionType?: 'STANDARD' | 'EXPRESS' };
}
