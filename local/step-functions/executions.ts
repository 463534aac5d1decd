import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { Workflow } from './asl';
import { attempt } from './attempt';
import type { Execution } from './execution';
import { ExecutionStopped } from './execution';
import { ExecutionLog } from './execution-log';
import { reportChange } from './execution-report';
import { ExecutionStore } from './execution-store';
import { History, HistoryCursor } from './history';
import { MapRuns } from './map-runs';
import type { MapChild, MapRun } from './map-run';
import type { Run } from './run';
import { StateError } from './state-error';
import type { StateMachine } from './state-machine';
import { TaskTokens } from './task-tokens';
import { Variables } from './variables';
import { walk } from './walk';

/** What an execution starts with. */
type Start = Pick<
  Execution,
  'machine' | 'arn' | 'name' | 'input' | 'workflow' | 'type' | 'stateMachineArn' | 'mapRunArn' | 'itemCount' | 'traceHeader'
>;

/** Reason of an execution whose history is full, in AWS's words. */
const HISTORY_FULL = 'The execution reached the maximum number of history events (25000).';

/** The executions of all state machines. */
export class Executions {
  readonly tokens = new TaskTokens();
  readonly mapRuns: MapRuns;
  private readonly store = new ExecutionStore();

  constructor(private readonly cloud: Cloud) {
    this.mapRuns = new MapRuns(cloud);
  }

  get(arn: string): Execution | undefined {
    return this.store.get(arn);
  }

  /** The standard execution of this name. */
  find(machine: StateMachine, name: string): Execution | undefined {
    return this.store.get(this.standardArn(machine.name, name));
  }

  all(): Execution[] {
    return this.store.all();
  }

  /** Starts an execution. */
  start(machine: StateMachine, name: string, input: unknown, traceHeader?: string): Execution {
    const { type, definition } = machine;
    const arn =
      type === 'EXPRESS'
        ? this.cloud.arn('states', `express:${machine.name}:${name}:${randomUUID()}`)
        : this.standardArn(machine.name, name);
    const execution = this.make({ machine, arn, name, input, type, workflow: definition, stateMachineArn: machine.arn, traceHeader });
    return this.begin(execution, new HistoryCursor(execution.history));
  }

  /** Goes on with an execution that has ended badly, from the states that failed. */
  redrive(execution: Execution, outer?: AbortSignal): Execution {
    const { history, type } = execution;
    if (type === 'EXPRESS') {
      Object.assign(execution, { progress: {}, variables: new Variables() });
    }
    Object.assign(execution, { status: 'RUNNING', redriveCount: execution.redriveCount + 1, redriveDate: this.cloud.clock.date() });
    const ended = { stopDate: undefined, error: undefined, cause: undefined, failedState: undefined, awaitsRedrive: undefined };
    Object.assign(execution, ended);
    history.reopen();
    const cursor = new HistoryCursor(history, history.last);
    if (type === 'STANDARD') {
      cursor.add('ExecutionRedriven', { redriveCount: execution.redriveCount });
    }
    return this.begin(execution, cursor, outer);
  }

  /** Ends every execution. */
  stop(): void {
    for (const execution of this.store.all()) {
      execution.controller?.abort(new ExecutionStopped('ABORTED'));
    }
  }

  private make(start: Start): Execution {
    const { machine, arn, type } = start;
    const log = new ExecutionLog(this.cloud, machine, arn);
    const history: History = new History(
      () => this.cloud.clock.date(),
      {
        onEvent: (event, details) => {
          log.write(event, details, execution.redriveCount);
        },
        onFull: () => {
          execution.controller?.abort(new StateError('States.Runtime', HISTORY_FULL));
        },
      },
      type === 'STANDARD',
    );
    const execution: Execution = {
      ...start,
      ...{ history, progress: {}, variables: new Variables(), startDate: this.cloud.clock.date() },
      ...{ status: 'RUNNING', redriveCount: 0, ended: Promise.resolve() },
    };
    return execution;
  }

  /** Begins an attempt. @param outer ends it with the execution's parent */
  private begin(execution: Execution, cursor: HistoryCursor, outer?: AbortSignal): Execution {
    this.store.add(execution);
    reportChange(this.cloud, execution);
    execution.ended = attempt(this.cloud, execution, cursor, () => this.runOf(execution), outer).finally(() => {
      this.store.retire(execution);
    });
    return execution;
  }

  private runOf(execution: Execution): Run {
    const { machine, name } = execution;
    return {
      ...{ cloud: this.cloud, machine, execution, tokens: this.tokens, mapRuns: this.mapRuns, walk },
      caller: this.cloud.ports.callerFor(machine.roleArn, 'states.amazonaws.com', name, machine.arn),
      runChild: (child, workflow, mapRun, signal) =>
        child.execution ? this.redrive(child.execution, signal) : this.startChild(machine, child, workflow, mapRun, signal),
    };
  }

  private startChild(machine: StateMachine, child: MapChild, workflow: Workflow, mapRun: MapRun, signal: AbortSignal): Execution {
    const name = randomUUID();
    const { mapRunArn, stateMachineArn, label } = mapRun;
    const type = workflow.ProcessorConfig?.ExecutionType ?? 'STANDARD';
    const kind = type === 'EXPRESS' ? 'express' : 'execution';
    const arn = this.cloud.arn('states', `${kind}:${machine.name}/${label}:${name}`);
    const { input, items: itemCount } = child;
    const execution = this.make({ machine, workflow, arn, name, input, type, stateMachineArn, mapRunArn, itemCount });
    return this.begin(execution, new HistoryCursor(execution.history), signal);
  }

  private standardArn(machineName: string, name: string): string {
    return this.cloud.arn('states', `execution:${machineName}:${name}`);
  }
}
