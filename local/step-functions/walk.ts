import { setImmediate as turn, setTimeout } from 'node:timers/promises';
import { abortable } from '../core/abortable';
import { sleepVirtual } from './abort';
import type { State, Workflow } from './asl';
import type { ContextObject } from './data-flow';
import { finish } from './finish-state';
import { DATA_LIMIT_BYTES, jsonBytes } from './json';
import { JsonPathDataFlow } from './json-path-data-flow';
import { JsonataDataFlow } from './jsonata-data-flow';
import { Retries, realDelayMs } from './retry';
import type { Outcome, Scope, Step } from './run';
import { matchesError, StateError, toStateError } from './state-error';
import { HANDLERS } from './state-handlers';

/** Runs the states of a workflow from `StartAt` to an end and returns the last state's output. */
export async function walk(workflow: Workflow, input: unknown, scope: Scope): Promise<unknown> {
  let data = input;
  for (let name: string | undefined = workflow.StartAt; name !== undefined;) {
    // Lets timers and requests in: a loop of Pass states would starve them.
    await turn();
    scope.signal.throwIfAborted();
    const state: State | undefined = workflow.States[name];
    if (!state) {
      throw new StateError('States.Runtime', `the state '${name}' does not exist`);
    }
    const outcome: Outcome = await runState(name, state, data, scope);
    data = outcome.output;
    name = outcome.next;
  }
  return data;
}

async function runState(name: string, state: State, input: unknown, scope: Scope): Promise<Outcome> {
  const { history, run } = scope;
  history.assertRoom();
  const enteredId = history.add(`${state.Type}StateEntered`, { name, input: JSON.stringify(input) });
  const enteredTime = run.cloud.clock.date().toISOString();
  const retries = new Retries(state.Retry);
  for (;;) {
    const step = makeStep(name, state, input, scope, { EnteredTime: enteredTime, Name: name, RetryCount: retries.count });
    try {
      const outcome = await HANDLERS[state.Type](step);
      return exit(step, outcome);
    } catch (thrown) {
      scope.signal.throwIfAborted();
      const error = explain(toStateError(thrown), name, enteredId);
      const delay = retries.next(error.error);
      if (delay === undefined) {
        return exit(step, await caught(step, error));
      }
      await Promise.all([
        sleepVirtual(run.cloud.clock, delay, scope.signal),
        abortable(scope.signal, setTimeout(realDelayMs(error.error))),
      ]);
    }
  }
}

async function caught(step: Step, error: StateError): Promise<Outcome> {
  const catcher = step.state.Catch?.find(({ ErrorEquals }) => matchesError(ErrorEquals, error.error));
  if (!catcher) {
    throw error;
  }
  return finish(step, { errorOutput: { Error: error.error, Cause: error.reason } }, catcher, catcher.Next);
}

function exit(step: Step, outcome: Outcome): Outcome {
  if (jsonBytes(outcome.output) > DATA_LIMIT_BYTES) {
    const reason = `the state '${step.name}' returned an output over the limit of ${DATA_LIMIT_BYTES} bytes`;
    throw Object.assign(new StateError('States.DataLimitExceeded', reason), { state: step.name });
  }
  step.scope.history.add(`${step.state.Type}StateExited`, { name: step.name, output: JSON.stringify(outcome.output) });
  return outcome;
}

function makeStep(name: string, state: State, input: unknown, scope: Scope, current: ContextObject['State']): Step {
  const { run, variables, item } = scope;
  const { execution, machine } = run;
  const context: ContextObject = {
    Execution: {
      Id: execution.arn,
      Input: execution.input,
      Name: execution.name,
      RoleArn: machine.roleArn,
      StartTime: execution.startDate.toISOString(),
      RedriveCount: 0,
    },
    State: current,
    StateMachine: { Id: machine.arn, Name: machine.name },
    ...(item === undefined ? {} : { Map: { Item: item } }),
  };
  const language = state.QueryLanguage ?? machine.definition.QueryLanguage ?? 'JSONPath';
  const data =
    language === 'JSONata'
      ? new JsonataDataFlow(input, context, variables, run.cloud.clock)
      : new JsonPathDataFlow(input, context, variables, state);
  return { name, state, scope, data, context };
}

/** Errors of the definition say where they happened, as on AWS; errors of tasks keep the service's own cause. */
const OF_THE_DEFINITION = [
  'States.QueryEvaluationError',
  'States.Runtime',
  'States.NoChoiceMatched',
  'States.IntrinsicFailure',
  'States.ParameterPathFailure',
];

function explain(error: StateError, name: string, enteredId: number): StateError {
  if (error.state !== undefined || !OF_THE_DEFINITION.includes(error.error)) {
    error.state ??= name;
    return error;
  }
  const reason = `An error occurred while executing the state '${name}' (entered at the event id #${enteredId}). ${error.reason}`;
  return Object.assign(new StateError(error.error, reason), { state: name });
}
