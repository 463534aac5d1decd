import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { Workflow } from './asl';
import type { DataFlow, ContextObject, MapItem } from './data-flow';
import type { Execution } from './execution';
import type { HistoryCursor } from './history';
import type { MapChild, MapRun } from './map-run';
import type { MapRuns } from './map-runs';
import type { State } from './asl';
import type { Progress } from './progress';
import type { StateMachine } from './state-machine';
import type { TaskTokens } from './task-tokens';
import type { Variables } from './variables';

/** An execution while it runs, and what its states need. */
export interface Run {
  readonly cloud: Cloud;
  readonly machine: StateMachine;
  readonly execution: Execution;
  /** The state machine's role. */
  readonly caller: Caller;
  readonly tokens: TaskTokens;
  readonly mapRuns: MapRuns;
  /** Runs a workflow to its end and returns its output. */
  walk(workflow: Workflow, input: unknown, scope: Scope): Promise<unknown>;
  /** Starts, or redrives, the execution for items of a distributed Map; it ends with the signal. */
  runChild(child: MapChild, workflow: Workflow, mapRun: MapRun, signal: AbortSignal): Execution;
}

/** One walk through states: the execution's own, a branch, or an iteration. */
export interface Scope {
  readonly run: Run;
  readonly variables: Variables;
  readonly progress: Progress;
  readonly history: HistoryCursor;
  readonly signal: AbortSignal;
  /** Item of the iteration, for the context object. */
  readonly item?: MapItem;
}

/** One attempt at a state. */
export interface Step {
  readonly name: string;
  readonly state: State;
  readonly scope: Scope;
  readonly data: DataFlow;
  readonly context: ContextObject;
}

/** How a state ended: its output, and the next state unless the walk ends here. */
export interface Outcome {
  readonly output: unknown;
  readonly next?: string;
  /** Variables that the state has assigned. @default - none */
  readonly assigned?: Readonly<Record<string, unknown>>;
}

/** A state type's own part; `Next`, Retry and Catch are the interpreter's. */
export type StateHandler = (step: Step) => Promise<Outcome>;
