import { finish } from './finish-state';
import type { Outcome, Step } from './run';
import { StateError } from './state-error';

/** Pass: gives its input, or in JSONPath `Parameters` and `Result`, to the next state. */
export async function runPass(step: Step): Promise<Outcome> {
  const { state, data } = step;
  if (state.Result !== undefined || state.Parameters !== undefined) {
    return finish(step, { result: state.Result ?? (await data.argumentsOf(state)) });
  }
  return finish(step, {});
}

/** Succeed: ends the workflow. */
export function runSucceed(step: Step): Promise<Outcome> {
  return finish(step, {}, step.state, undefined);
}

/** Fail: ends the workflow with an error; neither name nor cause is needed. */
export async function runFail({ state, data }: Step): Promise<Outcome> {
  const [error, cause] = [await data.option(state, 'Error'), await data.option(state, 'Cause')];
  for (const [field, value] of Object.entries({ Error: error, Cause: cause })) {
    if (value !== undefined && typeof value !== 'string') {
      throw new StateError('States.QueryEvaluationError', `the field '${field}' must be a string, got ${JSON.stringify(value)}`);
    }
  }
  throw new StateError((error ?? '') as string, (cause ?? '') as string);
}
