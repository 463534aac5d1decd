import { outliers } from '../../../stats/quality/outliers';
import { profileOfColumns, times } from '../profile-of-columns';

function columnOf(values: readonly (string | number)[]) {
  const [found] = profileOfColumns({ x: values }).columns;
  if (found === undefined) {
    throw new Error('a profile has its columns');
  }
  return found;
}

test('fences and z of a worked case', () => {
  // 1 to 11: quartiles 3, 6 and 9; the median distance from 6 is 3.
  const baseline = columnOf(times(11, (i) => i + 1));
  expect(outliers(baseline, columnOf([5, 6, 27, 28]))).toEqual({
    column: 'x',
    lower: -15,
    upper: 27,
    baseline: 0,
    live: 0.25,
    extreme: 28,
    z: expect.closeTo((28 - 6) / (3 * 1.482602218505602), 12),
  });
});

test('where most of the baseline is one value there is no scale for outliers', () => {
  expect(outliers(columnOf([4, 4, 4, 9]), columnOf([4, 50]))).toBeNull();
});

test('quantiles of many values come from the table within a thousandth', () => {
  const baseline = columnOf(times(20000, (i) => 1000 + i + 0.5));
  const found = outliers(baseline, columnOf([1e6]));
  expect(Math.abs((found?.upper ?? 0) / (1000 + 15000 + 3 * 10000) - 1)).toBeLessThan(2e-3);
});

test('text has no outliers', () => {
  expect(outliers(columnOf(['a']), columnOf(['b']))).toBeNull();
});
