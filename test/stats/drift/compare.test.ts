import { compare } from '../../../stats/drift/compare';
import type { CompareOptions, Comparison } from '../../../stats/drift/comparison';
import type { MethodName } from '../../../stats/drift/methods';
import { METHODS } from '../../../stats/drift/methods';
import { profile } from '../../../stats/profile/profile';
import type { Row, Schema } from '../../../stats/profile/schema';
import { profileOfColumns, times } from '../profile-of-columns';

/** Rows whose distances are spread evenly over [from, from + 1000) and whose airports take turns. */
function flights(count: number, from = 0, airports = ['ATL', 'ORD', 'LAX']): Row[] {
  return Array.from({ length: count }, (_, i) => ({ distance: from + ((i * 7919) % 1000), airport: airports[i % airports.length] }));
}

function compared(
  live: Row[],
  { baseline = flights(5000), schema, ...options }: CompareOptions & { baseline?: Row[]; schema?: Schema } = {},
): Comparison {
  return compare(profile(baseline, schema), profile(live, schema), options);
}

function verdicts({ columns }: Comparison): unknown[] {
  return columns.map(({ name, verdict }) => [name, verdict]);
}

test('finds no drift between a data set and itself', () => {
  expect(compared(flights(5000))).toMatchObject({
    version: 1,
    verdict: 'no-drift',
    score: 0,
    column: null,
    rows: { baseline: 5000, live: 5000 },
  });
});

test('finds the column that moved, and says so in words and numbers', () => {
  const comparison = compared(flights(1000, 400));
  expect(comparison).toMatchObject({ verdict: 'drift', column: 'distance' });
  expect(comparison.score).toBe(comparison.columns[0]?.score);
  expect(comparison.reason).toMatch(
    /^1 of 2 columns drift; the highest is distance: PSI \d\.\d{3} is over the threshold 0.2 and \d+ times the sampling noise 0\.0\d\d \(n = 5,000, m = 1,000\); q = \S+; most of it: above from 0\.0 % to 40\.0 %$/,
  );
});

test('each compared column has its method, numbers and reason', () => {
  const [distance, airport] = compared(flights(1000)).columns;
  expect(distance).toMatchObject({ name: 'distance', type: 'integral', method: 'psi', threshold: 0.2, missing: { baseline: 0, live: 0 } });
  expect(airport).toMatchObject({ name: 'airport', type: 'string', pValue: expect.closeTo(1, 2), qValue: expect.closeTo(1, 2) });
  expect(airport?.reason).toMatch(
    /^PSI 0\.00\d+ is under the threshold 0\.2 and within the sampling noise 0\.007 \(n = 5,000, m = 1,000\)$/,
  );
});

test('a score over the threshold that is within sampling noise is no drift', () => {
  const [distance] = compared(flights(200).slice(0, 200), { threshold: 0.0001, minRows: 100 }).columns;
  expect(distance?.verdict).toBe('no-drift');
  expect(distance?.reason).toMatch(/is over the threshold 0\.0001 but within the sampling noise/);
});

test('the more columns there are, the less likely one is to drift by chance', () => {
  const shares = (rows: number, first: number): number[] => times(rows, (i) => ((i * 7919) % rows < first * rows ? 1 : 0));
  const among = (columns: number): ReturnType<typeof compare> => {
    const calm = (rows: number): Record<string, number[]> => Object.fromEntries(times(columns, (i) => [`calm ${i}`, shares(rows, 0.5)]));
    const [baseline, live] = [
      { flag: shares(1000, 0.5), ...calm(1000) },
      { flag: shares(300, 0.59), ...calm(300) },
    ];
    return compare(profileOfColumns(baseline), profileOfColumns(live), { threshold: 0.01 });
  };
  expect(among(1)).toMatchObject({ verdict: 'drift', column: 'flag' });
  expect(among(40)).toMatchObject({ verdict: 'no-drift', column: null });
  expect(among(40).columns[0]?.reason).toMatch(/and beyond the sampling noise .* but not as one of 41 columns: q = 0\.\d+ is over 0\.05$/);
});

test('has no verdict on too few rows of either data set', () => {
  const few = compared(flights(199, 400));
  expect(few).toMatchObject({ verdict: 'not-enough-data', reason: '5,000 baseline and 199 live rows; a verdict needs 200 of each' });
  expect(verdicts(few)).toEqual([
    ['distance', 'not-enough-data'],
    ['airport', 'not-enough-data'],
  ]);
  expect(compared(flights(5000), { baseline: flights(199) }).verdict).toBe('not-enough-data');
  expect(compared(flights(199, 400), { minRows: 199 }).verdict).toBe('drift');
});

test('a live profile without rows is not enough data, and has no scores', () => {
  const schema = [{ name: 'distance' }, { name: 'airport' }];
  const empty = compared([], { schema });
  expect(empty).toMatchObject({ verdict: 'not-enough-data', score: 0, rows: { live: 0 } });
  expect(empty.columns[0]).toMatchObject({ verdict: 'not-enough-data', score: null, missing: { baseline: 0, live: null } });
});

test('added and removed columns are listed and are no drift', () => {
  const renamed = flights(5000).map(({ airport, ...row }) => ({ ...row, origin: airport }));
  const comparison = compared(renamed);
  expect(verdicts(comparison)).toEqual([
    ['distance', 'no-drift'],
    ['airport', 'removed'],
    ['origin', 'added'],
  ]);
  expect(comparison).toMatchObject({ verdict: 'no-drift', reason: '0 of 1 columns drift, 1 added (origin), 1 removed (airport)' });
  expect(comparison.columns[1]).toMatchObject({
    score: null,
    missing: { baseline: 0, live: null },
    reason: 'the live data does not have this column',
  });
});

test('data sets without a common column are not enough data', () => {
  const other = flights(5000).map((_, i) => ({ other: i % 3 }));
  expect(compared(other)).toMatchObject({ verdict: 'not-enough-data', reason: expect.stringContaining('no column can be compared') });
});

describe('columns that are not compared', () => {
  const rows = (count: number, start: number): Row[] =>
    Array.from({ length: count }, (_, i) => ({
      id: start + i,
      uuid: `${start + i}-${(i * 7919) % 1000}`,
      at: new Date(Date.UTC(2001, 0, 1, 0, start + i)).toISOString(),
      salary: 30_000.5 + ((i * 7919) % 50_000),
      year: 1990 + (i % 10),
      weekday: start % 7,
    }));
  const schema = ['id', 'uuid', 'at', 'salary', 'year'].map((name) => ({ name })).concat([{ name: 'weekday', compared: false } as never]);

  test('time stamps, unique keys and what the schema leaves out are listed', () => {
    const comparison = compared(rows(1000, 5000), { baseline: rows(1000, 0), schema });
    expect(verdicts(comparison)).toEqual([
      ['id', 'not-compared'],
      ['uuid', 'not-compared'],
      ['at', 'not-compared'],
      ['salary', 'no-drift'],
      ['year', 'no-drift'],
      ['weekday', 'not-compared'],
    ]);
    expect(comparison.columns[0]).toMatchObject({
      reason: "not compared: each of its values is one row's own",
      missing: { baseline: 0, live: 0 },
    });
  });

  test('keys of more values than are kept are estimated', () => {
    const comparison = compared(rows(9000, 9000), { baseline: rows(9000, 0), schema: [{ name: 'id' }, { name: 'uuid' }] });
    expect(comparison).toMatchObject({ verdict: 'not-enough-data', reason: 'no column can be compared' });
  });

  test('whole numbers that happen to differ are no key when they lie far apart', () => {
    // The minimal standard generator of Park and Miller.
    let state = 1;
    const prices = (): Row[] => times(500, () => ({ price: (state = (state * 48_271) % 2_147_483_647) }));
    expect(verdicts(compared(prices(), { baseline: prices() }))).toEqual([['price', 'no-drift']]);
  });

  test('are compared when they are named, and only named ones are', () => {
    const comparison = compared(rows(1000, 5000), { baseline: rows(1000, 0), schema, columns: ['id', 'weekday'] });
    expect(verdicts(comparison).slice(0, 4)).toEqual([
      ['id', 'drift'],
      ['uuid', 'not-compared'],
      ['at', 'not-compared'],
      ['salary', 'not-compared'],
    ]);
    expect(comparison.columns.at(-1)?.verdict).toBe('drift');
  });

  test('can be chosen', () => {
    expect(verdicts(compared(flights(1000, 400), { ignore: ['distance'] }))).toEqual([
      ['distance', 'not-compared'],
      ['airport', 'no-drift'],
    ]);
  });
});

test.each([
  ['ks', 'psi'],
  ['wasserstein', 'psi'],
  ['linf', 'linf'],
  ['js', 'js'],
] as const)('by %s, categories are measured by %s', (method, used) => {
  const [distance, airport] = compared(flights(1000), { method, threshold: 0.5 }).columns;
  expect(distance).toMatchObject({ method, threshold: 0.5 });
  expect(airport).toMatchObject({ method: used, threshold: used === 'psi' ? 0.2 : 0.5 });
});

test.each([
  [{ columns: ['dist'] }, 'columns must name columns of the data (distance, airport), got dist'],
  [{ ignore: ['dist'] }, 'ignore must name columns of the data (distance, airport), got dist'],
  [{ threshold: -1 }, 'threshold must be at least 0, got -1'],
  [{ threshold: NaN }, 'threshold must be at least 0, got NaN'],
  [{ falseDiscoveryRate: 1 }, 'falseDiscoveryRate must be between 0 and 1, got 1'],
  [{ minRows: 0 }, 'minRows must be at least 1, got 0'],
  [{ method: 'kl' as MethodName }, `method must be one of ${Object.keys(METHODS).join(', ')}, got kl`],
])('refuses the options %j', (options, message) => {
  expect(() => compared(flights(300), options)).toThrow(message);
});
