import { positiveLabel } from '../../../stats/performance/positive-label';
import { inferProblem } from '../../../stats/performance/problem';
import { sameValue } from '../../../stats/performance/same-value';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));

test.each([
  ['binary', ['0', '1', '1']],
  ['binary', ['0.5', '1.5']],
  ['multiclass', ['a', 'b', 'c']],
  ['multiclass', numbers(20)],
  ['regression', numbers(21)],
  ['regression', ['1', '2', '2.5']],
  ['multiclass', ['1', '2', '2.5', 'x']],
])('%s', (problem, labels) => {
  expect(inferProblem(labels)).toBe(problem);
});

test.each([
  ['1', '1.0', true],
  ['1e0', '1', true],
  ['TRUE', 'true', true],
  ['a', 'A', false],
  ['007', '7', false],
  ['1', 'true', false],
])('%s and %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});

test('knows which of 0 and 1, and of false and true, is positive', () => {
  expect(positiveLabel(['0.0', '1.0'])).toBe('1');
  expect(positiveLabel(['False', 'True'])).toBe('true');
  expect(positiveLabel(['yes', 'no'], 'yes')).toBe('yes');
});

test('does not guess', () => {
  expect(() => positiveLabel(['yes', 'no'])).toThrow('it must be told which label is positive: one of no, yes');
  expect(() => positiveLabel(['1', '2'])).toThrow('one of 1, 2');
  expect(() => positiveLabel(['yes', 'no'], 'Yes')).toThrow('the positive label must be one of no, yes, got Yes');
});
