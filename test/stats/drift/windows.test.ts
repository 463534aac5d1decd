import type { Verdict } from '../../../stats/drift/comparison';
import { windows } from '../../../stats/drift/windows';

/** `D` drift, `.` no drift, `-` not enough data. */
function verdicts(signs: string): Verdict[] {
  return Array.from(signs, (sign) => (sign === 'D' ? 'drift' : sign === '.' ? 'no-drift' : 'not-enough-data'));
}

test.each([
  ['DDD', 'alarm'],
  ['DD.', 'no-alarm'],
  ['.DDD', 'alarm'],
  ['DDD.', 'no-alarm'],
  ['D-D--D', 'alarm'],
  ['DD-', 'not-enough-data'],
  ['', 'not-enough-data'],
  ['---', 'not-enough-data'],
])('of %j, 3 of 3 says %s', (signs, state) => {
  expect(windows(verdicts(signs), { k: 3, n: 3 }).state).toBe(state);
});

test('looks at the last n windows with a verdict', () => {
  expect(windows(verdicts('DD..-D.D'), { k: 2, n: 4 })).toEqual({
    state: 'alarm',
    drifting: 2,
    judged: 4,
    reason: '2 of the last 4 windows drift; an alarm needs 2 of 4',
  });
});

test.each([
  [0, 3],
  [4, 3],
  [1.5, 3],
])('refuses %d of %d windows', (k, n) => {
  expect(() => windows([], { k, n })).toThrow(`k and n must be whole numbers with 1 <= k <= n, got ${k} and ${n}`);
});
