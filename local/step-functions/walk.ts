import { setImmediate as turn, setTimeout } from 'node:timers/promises';
import { abortable } from '../core/abortable';
import { sleepVirtual } from './abort';
import type { State, StateType, Workflow } from './asl';
import { explainError } from './explain-error';
import { finish } from './finish-state';
import { limitedJson } from './json';
import { makeStep } from './make-step';
import { startAfresh } from './progress';
import { Retries, realDelayMs } from './retry';
import type { Outcome, Scope, Step } from './run';
import { matchesError, StateError, toStateError } from './state-error';
import { HANDLERS } from './state-handlers';

/** States that a redrive goes on with; any other is entered again. */
const CONTINUED: readonly StateType[] = ['Task', 'Parallel', 'Map', 'Wait'];

/** What goes into the next state: the data, the same as JSON, and the state's name; none at the end. */
interface Entry {
  readonly data: unknown;
  readonly text: string;
  readonly next?: string;
  /** Id of the event with which the state was entered before a redrive. */
  readonly enteredId?: number;
}

/** Runs the states of a workflow, from `StartAt` or after a redrive from the state that had failed, to an end; returns the last state's output. */
export async function walk(workflow: Workflow, input: unknown, scope: Scope): Promise<unknown> {
  const { name: next, input: data, enteredId } = scope.progress.at ?? { name: workflow.StartAt, input };
  let entry: Entry = { data, text: JSON.stringify(data), next, enteredId };
  while (entry.next !== undefined) {
    // Lets timers and requests in: a loop of Pass states would starve them.
    await turn();
    scope.signal.throwIfAborted();
    const state: State | undefined = workflow.States[entry.next];
    if (!state) {
      throw new StateError('States.Runtime', `the state '${entry.next}' does not exist`);
    }
    entry = await runState(entry.next, state, entry, scope);
  }
  return entry.data;
}

async function runState(name: string, state: State, { data, text, enteredId: before }: Entry, scope: Scope): Promise<Entry> {
  const { history, progress, run } = scope;
  const enteredId =
    before !== undefined && CONTINUED.includes(state.Type) ? before : history.add(`${state.Type}StateEntered`, { name, input: text });
  progress.at = { name, input: data, enteredId };
  const enteredTime = run.cloud.clock.date().toISOString();
  const retries = new Retries(state.Retry);
  const explained = (thrown: unknown): StateError => {
    scope.signal.throwIfAborted();
    const error = explainError(toStateError(thrown), name, enteredId, history);
    if (error.error === 'States.DataLimitExceeded') {
      // A redrive runs all branches, iterations or children again, because their results together were too large.
      startAfresh(progress);
    }
    return error;
  };
  for (;;) {
    const step = makeStep(state, data, scope, { EnteredTime: enteredTime, Name: name, RetryCount: retries.count });
    try {
      return exit(step, await HANDLERS[state.Type](step));
    } catch (thrown) {
      const error = explained(thrown);
      const delay = retries.next(error);
      if (delay === undefined) {
        const outcome = await caught(step, error).catch((failed: unknown) => {
          throw explained(failed);
        });
        return exit(step, outcome);
      }
      await Promise.all([
        sleepVirtual(run.cloud.clock, delay, scope.signal),
        abortable(scope.signal, setTimeout(realDelayMs(error.error))),
      ]);
      startAfresh(progress);
    }
  }
}

/** What AWS notes of a state that has failed for good, beside what its task has noted: nothing for `States.Runtime`. */
function noteFailure({ state: { Type }, scope: { history } }: Step, error: StateError, caught: boolean): void {
  if (error.error === 'States.Runtime') {
    return;
  }
  if (Type === 'Parallel' || Type === 'Map') {
    history.add(`${Type}StateFailed`);
  } else if (Type === 'Task' && history.forked && !caught) {
    history.aside('TaskStateAborted');
  }
}

async function caught(step: Step, error: StateError): Promise<Outcome> {
  const catchers = step.state.Catch ?? [];
  const index = catchers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  const catcher = catchers[index];
  noteFailure(step, error, catcher !== undefined);
  if (!catcher) {
    throw error;
  }
  const errorOutput = { Error: error.error, Cause: error.reason ?? '' };
  return finish(step, { errorOutput, where: `Catch[${index}]/` }, catcher, catcher.Next);
}

function exit({ name, state, scope }: Step, { output, next, assigned }: Outcome): Entry {
  const text = limitedJson(output, name);
  const variables = assigned && Object.fromEntries(Object.entries(assigned).map(([key, value]) => [key, JSON.stringify(value)]));
  scope.history.add(`${state.Type}StateExited`, { name, output: text, ...(variables && { assignedVariables: variables }) });
  startAfresh(scope.progress);
  return { data: output, text, next };
}
