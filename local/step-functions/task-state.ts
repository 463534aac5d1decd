import { withDeadline } from './deadline';
import { finish } from './finish-state';
import { DATA_LIMIT_BYTES, jsonBytes } from './json';
import { parseResource } from './resource';
import type { Outcome, Step } from './run';
import { callResource } from './service-call';
import { StateError, toStateError } from './state-error';

/** Task: calls a function or a service within its time-outs. */
export async function runTask(step: Step): Promise<Outcome> {
  const { data, scope, state } = step;
  const { history, run, signal } = scope;
  const resource = parseResource(state.Resource);
  const token = resource.pattern === 'waitForTaskToken' ? run.tokens.create() : undefined;
  if (token !== undefined) {
    step.context.Task = { Token: token };
  }
  const args = await data.argumentsOf(state);
  const timeoutSec = await seconds(step, 'TimeoutSeconds');
  const heartbeatSec = await seconds(step, 'HeartbeatSeconds');
  const kind = resource.functionArn === undefined ? 'Task' : 'LambdaFunction';
  const what = kind === 'Task' ? { resourceType: resource.type, resource: resource.name } : {};
  const scheduled =
    kind === 'Task'
      ? { region: run.cloud.options.region, parameters: JSON.stringify(args) }
      : { resource: resource.name, input: JSON.stringify(args) };
  history.add(`${kind}Scheduled`, { ...what, ...scheduled, timeoutInSeconds: timeoutSec, heartbeatInSeconds: heartbeatSec });
  history.add(`${kind}Started`, what);
  const result = await withDeadline(signal, { timeoutSec, heartbeatSec }, (own, beat) =>
    callResource({ resource, args, token, run, history, signal: own, beat }).then(assertSize),
  ).catch((thrown: unknown) => {
    signal.throwIfAborted();
    const { error, reason } = toStateError(thrown);
    history.add(error === 'States.Timeout' ? `${kind}TimedOut` : `${kind}Failed`, { ...what, error, cause: reason });
    throw thrown;
  });
  history.add(`${kind}Succeeded`, { ...what, output: JSON.stringify(result) });
  return finish(step, { result });
}

function assertSize(result: unknown): unknown {
  if (jsonBytes(result ?? null) > DATA_LIMIT_BYTES) {
    throw new StateError('States.DataLimitExceeded', `the task returned a result over the limit of ${DATA_LIMIT_BYTES} bytes`);
  }
  return result;
}

async function seconds({ data, state }: Step, field: string): Promise<number | undefined> {
  const value = await data.option(state, field);
  if (value !== undefined && (typeof value !== 'number' || value <= 0)) {
    throw new StateError('States.Runtime', `${field} must be a number over 0, got ${JSON.stringify(value)}`);
  }
  return value;
}
