import { randomUUID } from 'node:crypto';
import { abortable } from '../core/abortable';
import type { Cloud } from '../core/cloud';
import { afterReal, eitherSignal } from './abort';
import type { Workflow } from './asl';
import type { Execution, ExecutionStatus } from './execution';
import { ExecutionStopped } from './execution';
import { ExecutionLog } from './execution-log';
import { reportChange } from './execution-report';
import { ExecutionStore } from './execution-store';
import { History, HistoryCursor } from './history';
import { MapRuns } from './map-runs';
import type { ChildExecution, Run } from './run';
import { toStateError } from './state-error';
import type { StateMachine } from './state-machine';
import { TaskTokens } from './task-tokens';
import { Variables } from './variables';
import { walk } from './walk';

interface Start {
  readonly machine: StateMachine;
  readonly arn: string;
  readonly name: string;
  readonly input: unknown;
  readonly workflow: Workflow;
  /** Only of a distributed Map's child. */
  readonly parent?: ChildExecution;
}

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
    return this.store.get(this.standardArn(machine, name));
  }

  all(): Execution[] {
    return this.store.all();
  }

  /** Starts an execution. */
  start(machine: StateMachine, name: string, input: unknown): Execution {
    const express = machine.type === 'EXPRESS';
    const arn = express ? this.cloud.arn('states', `express:${machine.name}:${name}:${randomUUID()}`) : this.standardArn(machine, name);
    return this.launch({ machine, arn, name, input, workflow: machine.definition });
  }

  /** Ends every execution. */
  stop(): void {
    for (const execution of this.store.all()) {
      execution.controller.abort(new ExecutionStopped('ABORTED'));
    }
  }

  private launch({ machine, arn, name, input, workflow, parent }: Start): Execution {
    const log = new ExecutionLog(this.cloud, machine, arn);
    const keepsHistory = machine.type === 'STANDARD' && workflow.ProcessorConfig?.ExecutionType !== 'EXPRESS';
    const history = new History(() => this.cloud.clock.date(), log.write, keepsHistory);
    let onEnd = (): void => undefined;
    const execution: Execution = {
      ...{ arn, name, stateMachineArn: machine.arn, mapRunArn: parent?.mapRunArn, input, history },
      startDate: this.cloud.clock.date(),
      status: 'RUNNING',
      controller: new AbortController(),
      ended: new Promise((resolve) => (onEnd = resolve)),
    };
    this.store.add(execution);
    reportChange(this.cloud, machine, execution);
    void this.execute(machine, workflow, execution, parent).finally(() => {
      this.store.retire(arn);
      onEnd();
    });
    return execution;
  }

  private async execute(machine: StateMachine, workflow: Workflow, execution: Execution, parent?: ChildExecution): Promise<void> {
    const { controller } = execution;
    const signal = parent ? eitherSignal(parent.signal, controller) : controller.signal;
    const cursor = new HistoryCursor(execution.history);
    const cancelTimeout = afterReal(workflow.TimeoutSeconds ?? Infinity, () => {
      controller.abort(
        new ExecutionStopped('TIMED_OUT', 'States.Timeout', `the execution ran longer than ${workflow.TimeoutSeconds ?? 0} seconds`),
      );
    });
    try {
      cursor.add('ExecutionStarted', { input: JSON.stringify(execution.input), roleArn: machine.roleArn });
      const run = this.runOf(machine, execution);
      const scope = { run, variables: new Variables(), history: cursor, signal };
      execution.output = await abortable(signal, walk(workflow, execution.input, scope));
      this.end(machine, execution, 'SUCCEEDED');
      cursor.add('ExecutionSucceeded', { output: JSON.stringify(execution.output) });
    } catch (thrown) {
      this.fail(machine, execution, cursor, parent?.signal.aborted === true ? new ExecutionStopped('ABORTED') : thrown);
    } finally {
      cancelTimeout();
    }
  }

  private fail(machine: StateMachine, execution: Execution, cursor: HistoryCursor, thrown: unknown): void {
    if (thrown instanceof ExecutionStopped) {
      Object.assign(execution, { error: thrown.error, cause: thrown.reason });
      this.end(machine, execution, thrown.status);
    } else {
      const { error, reason, state } = toStateError(thrown);
      Object.assign(execution, { error, cause: reason, failedState: state });
      this.end(machine, execution, 'FAILED');
    }
    const types = { FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const;
    cursor.add(types[execution.status as keyof typeof types], { error: execution.error, cause: execution.cause });
  }

  private end(machine: StateMachine, execution: Execution, status: ExecutionStatus): void {
    execution.status = status;
    execution.stopDate = this.cloud.clock.date();
    reportChange(this.cloud, machine, execution);
  }

  private runOf(machine: StateMachine, execution: Execution): Run {
    return {
      ...{ cloud: this.cloud, machine, execution, tokens: this.tokens, mapRuns: this.mapRuns, walk },
      caller: this.cloud.ports.callerFor(machine.roleArn, 'states.amazonaws.com', execution.name, machine.arn),
      runChild: async (child) => {
        const name = randomUUID();
        // A child's ARN has the Map's label after the state machine's name.
        const label = child.mapRunArn.split('/').pop()?.split(':')[0] ?? '';
        const arn = this.cloud.arn('states', `execution:${machine.name}/${label}:${name}`);
        const { workflow, input } = child;
        const started = this.launch({ machine, arn, name, input, workflow, parent: child });
        await started.ended;
        return started;
      },
    };
  }

  private standardArn(machine: StateMachine, name: string): string {
    return this.cloud.arn('states', `execution:${machine.name}:${name}`);
  }
}
