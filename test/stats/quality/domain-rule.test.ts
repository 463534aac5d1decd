import { checkDomain, suggestDomain } from '../../../stats/quality/domain-rule';
import { profileOfColumns, times } from '../profile-of-columns';

function column(values: readonly (string | number)[]) {
  const [found] = profileOfColumns({ c: values }).columns;
  if (found === undefined) {
    throw new Error('a profile has its columns');
  }
  return found;
}

test('values that never occur once are the whole domain', () => {
  expect(suggestDomain(column(['b', 'a', 'b', 'a', 'b']))).toEqual({ check: 'domain', column: 'c', values: ['b', 'a'], atLeast: 1 });
});

test('where a value in ten occurs once, the rest is expected to hold as much as Good and Turing say', () => {
  const values = [...times(900, (i) => `v${i % 9}`), 'once'];
  expect(suggestDomain(column(values))).toMatchObject({ values: expect.arrayContaining(['once']), atLeast: 0.99 });
});

test('where more occur once, the frequent values are the domain', () => {
  const values = [...times(900, (i) => `v${i % 6}`), 'w', 'x', 'y', 'z'];
  const domain = suggestDomain(column(values));
  expect(domain?.values).toHaveLength(6);
  expect(domain?.atLeast).toBe(0.98);
});

test.each([
  ['mostly different texts', times(100, (i) => `t${i}`)],
  ['more than 120 texts', times(1000, (i) => `t${i % 125}`)],
  ['more than ten whole numbers', times(100, (i) => i % 11)],
  ['fractions', times(100, (i) => (i % 3) + 0.5)],
])('%s are no domain', (_, values) => {
  expect(suggestDomain(column(values))).toBeUndefined();
});

test('numbers of a live column with too many values to count each are found in the domain', () => {
  const live = column(times(6000, (i) => (i < 5000 ? i : 1)));
  const description = checkDomain({ check: 'domain', column: 'c', values: ['0', '1'], atLeast: 1 }, live);
  expect(description).toContain('16.7% of 6000 values are among the 2 known ones');
});
