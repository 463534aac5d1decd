import { sleepVirtual } from './abort';
import type { DataFlow } from './data-flow';
import { fieldError } from './field-error';
import { finish } from './finish-state';
import type { Outcome, Step } from './run';
import { SECONDS_LIMIT } from './state-fields';
import { isTimestamp } from './timestamp';

/** Wait: until a time, or for some seconds, both in virtual time. */
export async function runWait(step: Step): Promise<Outcome> {
  const { data, state, scope } = step;
  const { clock } = scope.run.cloud;
  const seconds = await data.option(state, 'Seconds');
  const timestamp = await data.option(state, 'Timestamp');
  const until = timestamp === undefined ? clock.now() + secondsOf(seconds, data) * 1000 : timeOf(timestamp, data);
  await sleepVirtual(clock, Math.max(0, until - clock.now()), scope.signal);
  return finish(step, {});
}

function secondsOf(value: unknown, data: DataFlow): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > SECONDS_LIMIT) {
    throw fieldError(data, 'Seconds', `must be an integer from 0 to ${SECONDS_LIMIT}, got ${JSON.stringify(value)}`);
  }
  return value;
}

function timeOf(value: unknown, data: DataFlow): number {
  if (!isTimestamp(value)) {
    throw fieldError(data, 'Timestamp', `must be an RFC 3339 timestamp, got ${JSON.stringify(value)}`);
  }
  return Date.parse(value);
}
