import { onlineNormal } from '../../../stats/quality/normal-anomalies';
import { columnSeries, rowSeries } from '../../../stats/quality/profile-series';
import { profileOfColumns, times } from '../profile-of-columns';

const DAYS = times(10, (day) => profileOfColumns(day === 8 ? { y: [1] } : { x: [day, day + 2, day === 9 ? null : day], y: [1, 2, 3] }));

test('a figure of a column in each profile, and the rows', () => {
  expect(rowSeries(DAYS)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 1, 3]);
  expect(columnSeries(DAYS, 'x', 'completeness')).toEqual([...times(8, () => 1), NaN, 2 / 3]);
  expect(columnSeries(DAYS, 'x', 'distinct').slice(0, 2)).toEqual([2, 2]);
  expect(columnSeries(DAYS, 'x', 'mean')[3]).toBeCloseTo(3 + 2 / 3, 12);
  expect(columnSeries(DAYS, 'x', 'deviation')[3]).toBeCloseTo(Math.sqrt(8 / 9), 12);
  expect(columnSeries(DAYS, 'x', 'max').slice(0, 3)).toEqual([2, 3, 4]);
});

test('a day without the column, and one with a gap, are anomalies of its completeness', () => {
  expect(onlineNormal(columnSeries(DAYS, 'x', 'completeness')).map(({ index }) => index)).toEqual([8, 9]);
});
