import { withDeadline } from './deadline';
import { finish } from './finish-state';
import { fieldError } from './field-error';
import { limitedJson } from './json';
import { parseResource } from './resource';
import type { Outcome, Step } from './run';
import { callResource } from './service-call';
import { SECONDS_LIMIT } from './state-fields';
import { toStateError } from './state-error';

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
      ? { region: run.cloud.options.region, parameters: limitedJson(args, step.name) }
      : { resource: resource.name, input: limitedJson(args, step.name) };
  history.add(`${kind}Scheduled`, { ...what, ...scheduled, timeoutInSeconds: timeoutSec, heartbeatInSeconds: heartbeatSec });
  history.add(`${kind}Started`, what);
  const result = await withDeadline(signal, { timeoutSec, heartbeatSec }, (own, beat) =>
    callResource({ resource, args, token, run, history, signal: own, beat }).then((value) => ({
      value,
      text: limitedJson(value ?? null, kind === 'Task' ? resource.type : resource.name),
    })),
  ).catch((thrown: unknown) => {
    signal.throwIfAborted();
    const { error, reason, submitting } = toStateError(thrown);
    const how = error === 'States.Timeout' ? 'TimedOut' : submitting === true ? 'SubmitFailed' : 'Failed';
    history.add(`${kind}${how}`, { ...what, error, cause: reason });
    throw thrown;
  });
  history.add(`${kind}Succeeded`, { ...what, output: result.text });
  return finish(step, { result: result.value });
}

async function seconds({ data, state }: Step, field: string): Promise<number | undefined> {
  const value = await data.option(state, field);
  if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > SECONDS_LIMIT)) {
    throw fieldError(data, field, `must be an integer from 1 to ${SECONDS_LIMIT}, got ${JSON.stringify(value)}`);
  }
  return value;
}
