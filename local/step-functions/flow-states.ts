import { fieldError } from './field-error';
import { finish } from './finish-state';
import type { Outcome, Step } from './run';
import { StateError } from './state-error';

/** Pass: gives its input, or in JSONPath `Parameters` and `Result`, to the next state. */
export async function runPass(step: Step): Promise<Outcome> {
  const { state, data } = step;
  if ('Result' in state) {
    return finish(step, { result: state.Result });
  }
  const hasResult = state.Parameters !== undefined || state.ResultPath !== undefined;
  return finish(step, hasResult ? { result: await data.argumentsOf(state) } : {});
}

/** Succeed: ends the workflow. */
export function runSucceed(step: Step): Promise<Outcome> {
  return finish(step, {}, step.state, undefined);
}

/** Fail: ends the workflow with an error; neither name nor cause is needed. */
export async function runFail(step: Step): Promise<Outcome> {
  throw new StateError((await text(step, 'Error')) ?? '', await text(step, 'Cause'));
}

async function text({ data, state }: Step, field: string): Promise<string | undefined> {
  const value = await data.option(state, field);
  if (value !== undefined && typeof value !== 'string') {
    throw fieldError(data, field, `must be a string, got ${JSON.stringify(value)}`);
  }
  return value;
}
