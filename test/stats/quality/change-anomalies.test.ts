import { absoluteChanges, outOfLimits, relativeChanges } from '../../../stats/quality/change-anomalies';

test('an absolute change beyond a limit is an anomaly, with the values that would have been none', () => {
  expect(absoluteChanges([10, 12, 30, 29], { least: -5, greatest: 5 })).toEqual([{ index: 2, value: 30, lower: 7, upper: 17 }]);
});

test('the second difference finds a bend in a straight rise', () => {
  const bent = [0, 10, 20, 30, 60, 70];
  expect(absoluteChanges(bent, { least: -25, greatest: 15, order: 2 })).toEqual([{ index: 4, value: 60, lower: 15, upper: 55 }]);
});

test('a ratio looks at the point before, and from zero to something is beyond every limit', () => {
  expect(relativeChanges([100, 110, 300, 290], { greatest: 2 })).toEqual([{ index: 2, value: 300, lower: -Infinity, upper: 220 }]);
  expect(relativeChanges([0, 0, 5], { greatest: 2 }).map(({ index }) => index)).toEqual([2]);
});

test('limits of the value itself', () => {
  expect(outOfLimits([1, 5, NaN], 0, 3)).toEqual([
    { index: 1, value: 5, lower: 0, upper: 3 },
    { index: 2, value: NaN, lower: 0, upper: 3 },
  ]);
});

test.each([{}, { least: 3, greatest: 1 }, { least: NaN }])('fails for the limits %j', (limits) => {
  expect(() => absoluteChanges([1, 2], limits)).toThrow('least and greatest must be limits');
});

test('fails for an order of zero', () => {
  expect(() => relativeChanges([1, 2], { least: 0, order: 0 })).toThrow('order must be a whole number of at least 1, got 0');
});
