import { valueRule } from '../../../stats/bias/value-rule';

const ages = Array.from({ length: 12 }, (_, i) => String(20 + i));

test('values are themselves, numbers by their value', () => {
  const rule = valueRule(['0', '1.0', '2'], ['1']);
  expect(rule.kind).toBe('values');
  expect(['0', '1.0', '2'].map((value) => rule.holds(value))).toEqual([false, true, false]);
});

test('one number of a column with many is a threshold, which is not itself above', () => {
  const rule = valueRule(ages, ['25']);
  expect([rule.text, rule.holds('25'), rule.holds('25.5')]).toEqual(['above 25', false, true]);
});

test('two numbers are values, and so is one among words', () => {
  expect(valueRule(ages, ['25', '26'])).toMatchObject({ kind: 'values', text: '25 or 26' });
  expect(valueRule([...ages, 'unknown'], ['25']).kind).toBe('values');
});

test('what no value is is an error that names them', () => {
  expect(() => valueRule(['a', 'b'], ['c'])).toThrow('there must be a value that is c, there are a, b');
  expect(() => valueRule(ages, ['99'])).toThrow('there must be a value that is above 99, there are 20, 21');
});
