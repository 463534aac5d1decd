import { setMaxListeners } from 'node:events';
import { abortable } from '../core/abortable';
import type { Cloud } from '../core/cloud';
import { afterReal, follow } from './abort';
import type { Execution, ExecutionStatus } from './execution';
import { ExecutionStopped } from './execution';
import { reportChange } from './execution-report';
import { HistoryCursor } from './history';
import type { Run } from './run';
import { toStateError } from './state-error';

/** Longest express execution, in seconds. */
const EXPRESS_LIMIT_SEC = 300;

const END_EVENTS = { FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const;

/** Runs an execution, or goes on with a redriven one, until it ends; never fails itself. @param outer ends it with its parent */
export async function attempt(
  cloud: Cloud,
  execution: Execution,
  cursor: HistoryCursor,
  makeRun: () => Run,
  outer?: AbortSignal,
): Promise<void> {
  const { workflow, progress, variables, input, machine } = execution;
  const controller = new AbortController();
  execution.controller = controller;
  const { signal } = controller;
  setMaxListeners(0, signal);
  const untie = outer && follow(outer, controller);
  const limitSec = Math.min(workflow.TimeoutSeconds ?? Infinity, execution.type === 'EXPRESS' ? EXPRESS_LIMIT_SEC : Infinity);
  const cancelTimeout = afterReal(limitSec, () => {
    controller.abort(new ExecutionStopped('TIMED_OUT', 'States.Timeout'));
  });
  let walking: Promise<unknown> | undefined;
  try {
    if (execution.redriveCount === 0 || execution.type === 'EXPRESS') {
      // The first state's event has no predecessor either.
      cursor.fork().add('ExecutionStarted', { input: JSON.stringify(input), roleArn: machine.roleArn });
    }
    const run = makeRun();
    walking = run.walk(workflow, input, { run, variables, progress, history: cursor, signal });
    execution.output = await abortable(signal, walking);
    end(cloud, execution, 'SUCCEEDED');
    execution.progress = {};
    cursor.add('ExecutionSucceeded', { output: JSON.stringify(execution.output) });
  } catch (thrown) {
    fail(
      cloud,
      execution,
      new HistoryCursor(execution.history, execution.history.last),
      outer?.aborted === true ? new ExecutionStopped('ABORTED') : thrown,
    );
  } finally {
    delete execution.controller;
    untie?.();
    // What an end from outside has interrupted leaves its progress as it is only when it has come to rest; then a redrive may go on.
    await walking?.catch(() => undefined);
    cancelTimeout();
  }
}

function fail(cloud: Cloud, execution: Execution, cursor: HistoryCursor, thrown: unknown): void {
  if (thrown instanceof ExecutionStopped) {
    const { error, reason: cause, status } = thrown;
    // Only the event of a standard execution tells that it has timed out, DescribeExecution gives no error.
    Object.assign(execution, status === 'TIMED_OUT' && execution.type === 'STANDARD' ? {} : { error, cause });
    end(cloud, execution, status);
    cursor.add(END_EVENTS[status], { error, cause });
    return;
  }
  const { error: name, reason: cause, state: failedState } = toStateError(thrown);
  // A Fail state may have no error.
  const error = name === '' ? undefined : name;
  Object.assign(execution, { error, cause, failedState });
  end(cloud, execution, 'FAILED');
  cursor.add(END_EVENTS.FAILED, { error, cause });
}

function end(cloud: Cloud, execution: Execution, status: ExecutionStatus): void {
  execution.status = status;
  execution.stopDate = cloud.clock.date();
  reportChange(cloud, execution);
}
