import fc from 'fast-check';
import type { ColumnProfile } from '../../../stats/profile/column-profile';
import { merge } from '../../../stats/profile/merge';
import { parseProfile } from '../../../stats/profile/parse-profile';
import type { Profile } from '../../../stats/profile/profile';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';
import { seededRandom } from '../../../stats/resampling/random';

const SCHEMA = [{ name: 'any' }, { name: 'zip', type: 'string' }, { name: 'delay', type: 'fractional' }] as const;

const anyText = fc.oneof(
  fc.constantFrom('', 'NaN', '__proto__', 'constructor', '1e300', '-0', '5e-324', 'inf', '-inf', 'true', '2001-02-03', '007', '\\N'),
  fc.double().map(String),
  fc.integer().map(String),
  fc.string({ maxLength: 4 }),
  fc.constant('z'.repeat(600)),
);
const anyRow: fc.Arbitrary<Row> = fc.record({ any: anyText, zip: fc.option(anyText), delay: fc.oneof(anyText, fc.double()) });
const anyRows = fc.array(anyRow, { maxLength: 25 });

/** What must not depend on order and split at all. */
function exactPart({ numbers, frequent, ...column }: ColumnProfile): object {
  if (numbers === null) {
    return { ...column, numbers };
  }
  const { count, min, max, negatives, zeros, infinite, table } = numbers;
  const total = frequent && frequent.items.reduce((sum, [, rows]) => sum + rows, frequent.other);
  return { ...column, total, numbers: { count, min, max, negatives, zeros, infinite, table: table.toJSON() } };
}

function exactParts({ rows, columns }: Profile): object {
  return { rows, columns: columns.map(exactPart) };
}

test('merging parts gives the profile of the whole, in any order and grouping', () => {
  fc.assert(
    fc.property(anyRows, anyRows, anyRows, (a, b, c) => {
      const [x, y, z] = [profile(a, SCHEMA), profile(b, SCHEMA), profile(c, SCHEMA)];
      const whole = exactParts(profile([...a, ...b, ...c], SCHEMA));
      expect(exactParts(merge(merge(x, y), z))).toEqual(whole);
      expect(exactParts(merge(x, merge(y, z)))).toEqual(whole);
      expect(exactParts(merge(z, merge(y, x)))).toEqual(whole);
    }),
  );
});

test('permuting the rows of a small data set changes nothing', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(JSON.stringify(profile(rows.toReversed(), SCHEMA))).toBe(JSON.stringify(profile(rows, SCHEMA)));
    }),
  );
});

const random = seededRandom(3);
/** Columns with more values than are counted one by one. */
const MANY: Row[] = Array.from({ length: 10_000 }, (_, i) => ({
  fraction: random() ** 3 * 1000,
  whole: Math.floor(random() * 1e6) - 1000,
  name: i % 2 === 0 ? `rare-${i}` : `name-${Math.floor(1 / (random() + 1e-4))}`,
  mixed: i % 5 === 0 ? 'text' : i % 7 === 0 ? null : String(random()),
  key: `key-${i}`,
}));

const WHOLE = profile(MANY);

function parts(cuts: readonly number[], rows: readonly Row[]): Profile[] {
  return [0, ...cuts].map((cut, i) => profile(rows.slice(cut, [...cuts, rows.length][i])));
}

describe.each([
  ['one pass over permuted rows', () => profile(MANY.toSorted((a, b) => (String(a['key']) < String(b['key']) ? -1 : 1)))],
  ['large parts', () => parts([4200, 9000], MANY).reduce(merge)],
  ['a large part and small ones', () => parts([10, 5990, 6000, 9000], MANY).reduceRight((all, part) => merge(part, all))],
  ['parts that are small each', () => parts([2000, 4000, 6000, 8000], MANY).reduce(merge)],
  [
    'stored parts',
    () =>
      parts([5000], MANY)
        .map((part) => parseProfile(JSON.stringify(part), 'part'))
        .reduce(merge),
  ],
])('many values, %s', (_, make) => {
  const other = make();

  test('the exact parts are identical', () => {
    expect(exactParts(other)).toEqual(exactParts(WHOLE));
  });

  test('moments agree to a relative error of 1e-12', () => {
    for (const [i, column] of WHOLE.columns.entries()) {
      const { mean = 1, m2 = 1, m4 = 1 } = column.numbers ?? {};
      const { mean: otherMean = 1, m2: otherM2 = 1, m4: otherM4 = 1 } = other.columns[i]?.numbers ?? {};
      expect([otherMean / mean, otherM2 / m2, otherM4 / m4].map((ratio) => Math.abs(ratio - 1) < 1e-12)).toEqual([true, true, true]);
    }
  });

  test('quantiles and frequent names keep their bounds', () => {
    const fractions = MANY.map(({ fraction }) => Number(fraction)).sort((a, b) => a - b);
    const sketch = other.columns[0]?.numbers?.quantiles;
    for (let i = 0; i < fractions.length; i += 500) {
      expect(Math.abs((sketch?.countAtMost(fractions[i] as number) ?? NaN) - i - 1)).toBeLessThan(0.0024 * fractions.length);
    }
    const [first] = other.columns[2]?.frequent?.items ?? [];
    const rows = MANY.filter(({ name }) => name === 'name-1').length;
    expect(first?.[0]).toBe('name-1');
    expect(rows - (first?.[1] ?? NaN)).toBeLessThanOrEqual(first?.[2] ?? NaN);
  });
});

test('only what both were made for is left of a full profile and one for comparing', () => {
  const lean = profile(MANY, undefined, { sketches: 'compare' });
  const merged = merge(WHOLE, lean);
  expect(merged.columns.map(({ distinct }) => distinct !== null)).toEqual([false, true, true, false, true]);
  expect(merged.columns[0]?.numbers?.quantiles).toBeNull();
  expect(merged.columns[0]?.numbers?.count).toBe(20_000);
});

test('types are those of all values, unless the schema gives them', () => {
  const typed = (x: string, type?: 'string' | 'fractional'): Profile => profile([{ x }], [{ name: 'x', type }]);
  expect(merge(typed('1'), typed('2.5')).columns[0]?.type).toBe('fractional');
  expect(merge(typed('1'), typed('a')).columns[0]?.type).toBe('string');
  expect(merge(typed(''), typed('1')).columns[0]?.type).toBe('integral');
  expect(merge(typed('1', 'string'), typed('2', 'string')).columns[0]).toMatchObject({ type: 'string', numbers: null });
  expect(merge(typed('1', 'fractional'), typed('a', 'fractional')).columns[0]?.type).toBe('fractional');
});

test('refuses profiles of other columns, orders and declared types', () => {
  const made = (...schema: Parameters<typeof profile>[1] & object) => profile([], schema);
  expect(() => merge(made({ name: 'a' }), made({ name: 'a' }, { name: 'b' }))).toThrow(
    'profiles must have the same columns, got a and a, b',
  );
  expect(() => merge(made({ name: 'a', type: 'string' }), made({ name: 'a' }))).toThrow(
    'profiles must have the same columns, got a (string) and a',
  );
});
