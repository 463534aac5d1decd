import { sleepVirtual } from './abort';
import { finish } from './finish-state';
import type { Outcome, Step } from './run';
import { StateError } from './state-error';

/** Wait: until a time, or for some seconds, both in virtual time. */
export async function runWait(step: Step): Promise<Outcome> {
  const { data, state, scope } = step;
  const { clock } = scope.run.cloud;
  const seconds = await data.option(state, 'Seconds');
  const timestamp = await data.option(state, 'Timestamp');
  const until = timestamp === undefined ? clock.now() + secondsOf(seconds) * 1000 : timeOf(timestamp);
  await sleepVirtual(clock, Math.max(0, until - clock.now()), scope.signal);
  return finish(step, {});
}

function secondsOf(value: unknown): number {
  if (typeof value !== 'number' || value < 0 || value > 99_999_999) {
    throw new StateError('States.Runtime', `Seconds must be a number from 0 to 99999999, got ${JSON.stringify(value)}`);
  }
  return value;
}

function timeOf(value: unknown): number {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    throw new StateError('States.Runtime', `Timestamp must be an ISO 8601 time, got ${JSON.stringify(value)}`);
  }
  return time;
}
