import type { Rule } from '../../../../lib/config/rules/rule';
import { problemsOf } from '../../../../lib/config/rules/rule';
import { between, given, like, nonEmpty, positive, uniqueNames, wholeFrom } from '../../../../lib/config/rules/value-rules';

/** Whether a value keeps a rule, and what the rule says. */
function judged<V>({ holds, rule }: Rule<V, unknown>, ...values: V[]): [string, ...boolean[]] {
  return [rule, ...values.map((value) => holds(value, {}))];
}

test('each rule says what must hold, and holds at its limits', () => {
  expect(judged(between(0, 1), 0, 1, -0.1, 1.1, NaN)).toEqual(['must be from 0 to 1', true, true, false, false, false]);
  expect(judged(wholeFrom(2), 2, 3, 1, 2.5)).toEqual(['must be a whole number of at least 2', true, true, false, false]);
  expect(judged(positive(), 0.1, 0, -1)).toEqual(['must be greater than 0', true, false, false]);
  expect(judged(nonEmpty(), [1], [])).toEqual(['must not be empty', true, false]);
  expect(judged(given(), 'x', ' ', '')).toEqual(['must be given', true, false, false]);
  expect(judged(like(/^a+$/, 'some letters a'), 'aa', 'ab')).toEqual(['must be some letters a', true, false]);
});

test('names are unique as texts and as objects', () => {
  expect(judged(uniqueNames(), ['a', 'b'], ['a', 'a'], [{ name: 'a' }, { name: 'b' }], [{ name: 'a' }, { name: 'a' }])).toEqual([
    'must not name anything twice',
    true,
    false,
    true,
    false,
  ]);
});

test('a field that is left out breaks no rule, and each broken rule is a problem with its path', () => {
  const rules = { size: [positive<{ size?: number }>(), wholeFrom<{ size?: number }>(1)] };
  expect(problemsOf<{ size?: number }>({}, rules, 'a')).toEqual([]);
  expect(problemsOf<{ size?: number }>({ size: -0.5 }, rules, 'a')).toEqual([
    { path: 'a.size', value: -0.5, rule: 'must be greater than 0' },
    { path: 'a.size', value: -0.5, rule: 'must be a whole number of at least 1' },
  ]);
  expect(problemsOf<{ size?: number }>({ size: 0 }, rules, '')[0]?.path).toBe('size');
});
