import { checkRange, suggestRange } from '../../../stats/quality/range-rule';
import { profileOfColumns, times } from '../profile-of-columns';

function columnOf(values: readonly (string | number)[]) {
  const [found] = profileOfColumns({ x: values }).columns;
  if (found === undefined) {
    throw new Error('a profile has its columns');
  }
  return found;
}

test('an end where many values stand is kept, a thin one is moved by twice its outer gap', () => {
  // 100 values, so the 10th from each end counts: 0 below, 90 above.
  const range = suggestRange(columnOf([...times(50, () => 0), ...times(50, (i) => i + 50)]));
  expect(range).toEqual({ check: 'range', column: 'x', min: 0, max: 99 + 2 * (99 - 90) });
});

test('a column of one value has that value as its range', () => {
  const range = suggestRange(columnOf([7, 7, 7]));
  expect(range).toMatchObject({ min: 7, max: 7 });
  expect(range && checkRange(range, columnOf([7, 8]))).toBe('1 values (50%) are above 7, the highest is 8');
});

test('an outlier of 1e300 neither breaks the rule nor hides from it', () => {
  const calm = times(5000, (i) => i + 0.5);
  const range = suggestRange(columnOf(calm));
  expect(range && checkRange(range, columnOf([...calm, 1e300]))).toContain('1 values (0.02%) are above');
  const wide = suggestRange(columnOf([...calm, 1e300]));
  expect(wide?.max).toBe(1e300 + 2 * 1e300);
});

test('text has no range', () => {
  expect(suggestRange(columnOf(['a', 'b']))).toBeUndefined();
});
