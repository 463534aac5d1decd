import { distinctCount } from '../../../stats/profile/distinct-count';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';
import { columnOf } from './column-of';

test('counts what a small column holds', () => {
  expect(columnOf(['3', '-1.5', '', 'abc', 'true', '2001-02-03', null, '3', 'inf'])).toEqual({
    name: 'x',
    type: 'string',
    declared: false,
    compared: true,
    missing: 2,
    kinds: { integral: 2, fractional: 2, boolean: 1, timestamp: 1, text: 1 },
    numbers: expect.objectContaining({
      count: 3,
      mean: 1.5,
      m2: 13.5,
      min: -1.5,
      max: 3,
      negatives: 1,
      zeros: 0,
      infinite: { negative: 0, positive: 1 },
    }),
    values: [
      ['-1.5', 1],
      ['2001-02-03', 1],
      ['3', 2],
      ['abc', 1],
      ['inf', 1],
      ['true', 1],
    ],
    frequent: null,
    distinct: null,
    times: { first: Date.UTC(2001, 1, 3), last: Date.UTC(2001, 1, 3) },
  });
});

// NumPy 2.4.6 and SciPy 1.17.1: mean, var(ddof=1), skew, kurtosis.
test("has SciPy's moments", () => {
  const { numbers } = columnOf(Array.from({ length: 1000 }, (_, i) => ((i * i) % 97) / 4 - 10));
  const { count = 0, mean = NaN, m2 = NaN, m3 = NaN, m4 = NaN } = numbers ?? {};
  expect(mean / 1.96).toBeCloseTo(1, 12);
  expect(m2 / (count - 1) / 57.65818318318318).toBeCloseTo(1, 12);
  expect((Math.sqrt(count) * m3) / m2 ** 1.5 / 0.013467994508828502).toBeCloseTo(1, 9);
  expect(((count * m4) / m2 ** 2 - 3) / -1.2864461146387278).toBeCloseTo(1, 12);
  expect(numbers).toMatchObject({ min: -10, max: 14, negatives: 424, zeros: 0 });
});

test('takes all columns of the rows, in the order in which they come, and calls absent values missing', () => {
  const { rows, columns } = profile([{ a: 1 }, { b: 'x', a: 2 }, JSON.parse('{"__proto__": true, "constructor": null}') as Row]);
  expect(rows).toBe(3);
  expect(columns.map(({ name, missing, type }) => [name, missing, type])).toEqual([
    ['a', 1, 'integral'],
    ['b', 2, 'string'],
    ['__proto__', 2, 'boolean'],
    ['constructor', 3, 'unknown'],
  ]);
});

test('takes the columns of a schema, with their types', () => {
  const schema = [{ name: 'zip', type: 'string' }, { name: 'weekday', compared: false }, { name: 'toString' }] as const;
  const [zip, weekday, absent] = profile([{ zip: '10001', weekday: 3, other: 1 }, { zip: 'X' }], schema).columns;
  expect(zip).toMatchObject({ type: 'string', declared: true, numbers: null, kinds: { integral: 1, text: 1 } });
  expect(weekday).toMatchObject({ type: 'integral', declared: false, compared: false, missing: 1 });
  expect(absent).toMatchObject({ type: 'unknown', missing: 2 });
});

test('a column of zeros and ones is integral, and keeps minus zero as a zero', () => {
  expect(columnOf(['0', '1', '-0', '0'])).toMatchObject({ type: 'integral', numbers: { zeros: 3, negatives: 0, min: 0, max: 1 } });
  expect(columnOf([0, 1, -0])).toMatchObject({
    values: [
      ['0', 2],
      ['1', 1],
    ],
  });
});

test('extreme numbers neither break a column nor hide in it', () => {
  const column = columnOf(['1e300', '-0', '5e-324', 'NaN', 'Infinity', '-inf', '1']);
  expect(column).toMatchObject({ type: 'fractional', missing: 1 });
  expect(column.numbers).toMatchObject({ count: 4, max: 1e300, min: 0, zeros: 1, infinite: { negative: 1, positive: 1 }, m2: NaN });
  expect(column.numbers?.mean).toBeCloseTo(2.5e299, -285);
  expect(columnOf([NaN, null, undefined, 'null'])).toMatchObject({ type: 'unknown', missing: 4, numbers: null, values: [] });
  expect(columnOf([Infinity]).numbers).toMatchObject({ count: 0, min: null, max: null, infinite: { positive: 1 } });
});

test('texts that every object has as a property are texts like others', () => {
  const texts = ['__proto__', 'constructor', 'toString', '__proto__'];
  expect(columnOf(texts).values).toEqual([
    ['__proto__', 2],
    ['constructor', 1],
    ['toString', 1],
  ]);
});

test('a profile of nothing is empty', () => {
  expect(profile([])).toEqual({ version: 2, rows: 0, columns: [] });
  expect(columnOf([])).toMatchObject({ type: 'unknown', missing: 0, numbers: null, values: [], frequent: null, distinct: null });
});

test('from 4097 different values on, memory is bounded', () => {
  const numbers = Array.from({ length: 4097 }, (_, i) => String(i));
  expect(columnOf(numbers.slice(1))).toMatchObject({ frequent: null, distinct: null });
  expect(columnOf(numbers.slice(1)).values).toHaveLength(4096);
  expect(columnOf(numbers)).toMatchObject({ values: null, frequent: null, numbers: { count: 4097, mean: 2048 } });
});

test('100,000 different texts and long ones stay small, and are estimated', () => {
  const column = columnOf(
    Array.from({ length: 100_000 }, (_, i) => (i % 25 === 0 ? 'often' : `${i}-${i % 100 === 1 ? 'y'.repeat(600) : ''}`)),
  );
  expect(column).toMatchObject({ type: 'string', values: null, numbers: null, kinds: { text: 100_000 } });
  expect(column.frequent?.items[0]).toEqual(['often', 4000, 0]);
  expect(column.frequent?.items).toHaveLength(1024);
  expect(Math.abs((distinctCount(column) ?? NaN) / 96_001 - 1)).toBeLessThan((3 * 1.04) / Math.sqrt(2 ** 14));
  expect(JSON.stringify(column).length).toBeLessThan(200_000);
});

test('a profile for comparing has no quantiles, and no number of different fractions', () => {
  const values = Array.from({ length: 5000 }, (_, i) => i / 8);
  const column = columnOf(values, {}, { sketches: 'compare' });
  expect(column).toMatchObject({ distinct: null, numbers: { quantiles: null } });
  expect(distinctCount(column)).toBeNull();
  const whole = columnOf(
    values.map((value) => value * 8),
    {},
    { sketches: 'compare' },
  );
  expect(Math.abs((distinctCount(whole) ?? NaN) / 5000 - 1)).toBeLessThan(0.025);
});
