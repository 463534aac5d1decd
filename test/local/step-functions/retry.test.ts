import fc from 'fast-check';
import type { Retrier } from '../../../local/step-functions/asl';
import { Retries } from '../../../local/step-functions/retry';
import { matchesError, StateError } from '../../../local/step-functions/state-error';

const error = (name: string): StateError => new StateError(name, 'because');
/** Seconds before each new attempt for errors that follow each other; nothing where the state is not tried again. */
function waits(retriers: readonly Retrier[], errors: readonly string[]): (number | undefined)[] {
  const retries = new Retries(retriers);
  return errors.map((name) => {
    const delay = retries.next(error(name));
    return delay === undefined ? undefined : delay / 1000;
  });
}
const times = (count: number): string[] => Array.from({ length: count }, () => 'A');

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
test.each<[rule: string, retriers: readonly Retrier[], errors: string[], waits: (number | undefined)[]]>([
  ['a retrier tries three times, after 1, 2 and 4 seconds', [{ ErrorEquals: ['A'] }], times(4), [1, 2, 4, undefined]],
  [
    'an interval and a rate change this',
    [{ ErrorEquals: ['A'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 }],
    times(3),
    [3, 4.5, undefined],
  ],
  ['a longest delay bounds it', [{ ErrorEquals: ['A'], IntervalSeconds: 2, MaxDelaySeconds: 5, MaxAttempts: 4 }], times(4), [2, 4, 5, 5]],
  ['no attempts are no retry', [{ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }], ['A', 'B'], [undefined, 1]],
  ['another error is not retried', [{ ErrorEquals: ['A'] }], ['B'], [undefined]],
  [
    'the first retrier that matches counts',
    [{ ErrorEquals: ['A'], IntervalSeconds: 7 }, { ErrorEquals: ['States.ALL'] }],
    ['A', 'B'],
    [7, 1],
  ],
  [
    "the guide's complex scenario: each retrier has one count for all its errors",
    [
      { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
    ],
    ['ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'],
    [1, 2, 5, undefined],
  ],
  [
    'a retrier that is used up does not leave the error to the next one',
    [{ ErrorEquals: ['A'], MaxAttempts: 1 }, { ErrorEquals: ['States.ALL'] }],
    times(2),
    [1, undefined],
  ],
])('%s', (_rule, retriers, errors, expected) => {
  expect(waits(retriers, errors)).toEqual(expected);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, "Error names"
test.each<[errorEquals: string, name: string, matches: boolean]>([
  ['States.ALL', 'Any', true],
  ['States.ALL', 'States.Timeout', true],
  ['States.ALL', 'States.Permissions', true],
  ['States.ALL', 'States.QueryEvaluationError', true],
  ['States.ALL', 'States.Runtime', false],
  ['States.ALL', 'States.DataLimitExceeded', false],
  ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
  ['States.Runtime', 'States.Runtime', false],
  ['States.TaskFailed', 'Any', true],
  ['States.TaskFailed', 'Lambda.Unknown', true],
  ['States.TaskFailed', 'States.Timeout', false],
  ['States.TaskFailed', 'States.Runtime', false],
  ['States.TaskFailed', 'States.DataLimitExceeded', false],
  ['States.Timeout', 'States.Timeout', true],
  ['States.Timeout', 'Any', false],
  ['any', 'Any', false],
])('%s matches %s: %s', (errorEquals, name, matches) => {
  expect(matchesError([errorEquals], error(name))).toBe(matches);
});

test('delays stay in their bounds, never shrink without jitter, and are as many as there may be attempts', () => {
  const retrier = fc.record({
    IntervalSeconds: fc.integer({ min: 1, max: 100 }),
    MaxAttempts: fc.integer({ min: 0, max: 8 }),
    BackoffRate: fc.double({ min: 1, max: 5, noNaN: true }),
    MaxDelaySeconds: fc.integer({ min: 101, max: 1000 }),
    JitterStrategy: fc.constantFrom<'FULL' | 'NONE'>('FULL', 'NONE'),
  });
  fc.assert(
    fc.property(retrier, (settings) => {
      const { IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds, JitterStrategy } = settings;
      const delays = waits([{ ErrorEquals: ['A'], ...settings }], times(MaxAttempts + 1));
      expect(delays.filter((delay) => delay !== undefined)).toHaveLength(MaxAttempts);
      for (const [attempt, delay = 0] of delays.slice(0, -1).entries()) {
        const full = Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds);
        expect(JitterStrategy === 'FULL' ? delay >= 0 && delay <= full : Math.abs(delay - full) < 1e-6).toBe(true);
      }
    }),
  );
});
