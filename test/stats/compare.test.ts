import { compare } from '../../stats/compare';
import { profile } from '../../stats/profile';
import type { Row } from '../../stats/schema';

const SCHEMA = [
  { name: 'distance', kind: 'numeric' },
  { name: 'airport', kind: 'categorical' },
] as const;

/** Rows whose distances are spread evenly over [from, from + 1000) and whose airports take turns. */
function rows(count: number, from = 0, airports = ['ATL', 'ORD', 'LAX']): Row[] {
  return Array.from({ length: count }, (_, i) => ({ distance: from + ((i * 7919) % 1000), airport: airports[i % airports.length] }));
}

function compared(live: Row[], baseline = rows(5000)): ReturnType<typeof compare> {
  return compare(profile(baseline, SCHEMA), profile(live, SCHEMA));
}

test('finds no drift between a data set and itself', () => {
  expect(compared(rows(5000))).toMatchObject({ verdict: 'no-drift', score: 0 });
});

test('finds the column that moved, and says so in numbers', () => {
  const comparison = compared(rows(1000, 400));
  expect(comparison).toMatchObject({ verdict: 'drift', column: 'distance' });
  expect(comparison.reason).toMatch(/1 of 2 columns drift; the highest is distance: population stability index \d+\.\d{3} reaches 0.2/);
});

test('counts unseen categories, missing and out-of-range values in bins of their own', () => {
  const live = [...rows(900, 0, ['ATL', 'XXX']), ...rows(100, 5000).map((row) => ({ ...row, airport: null }))];
  const [distance, airport] = compared(live).columns;
  expect(distance?.bins.find(({ label }) => label === 'above')).toEqual({ label: 'above', baseline: 0, live: 100 });
  expect(airport?.bins.find(({ label }) => label === 'unseen')).toEqual({ label: 'unseen', baseline: 0, live: 450 });
  expect(airport?.bins.find(({ label }) => label === 'missing')).toEqual({ label: 'missing', baseline: 0, live: 100 });
});

test('sees a shift in a column of zeros and ones', () => {
  const flags = (ones: number) =>
    profile(
      Array.from({ length: 1000 }, (_, i) => ({ flag: i < ones ? 1 : 0 })),
      [{ name: 'flag', kind: 'numeric' }],
    );
  // (0.9 - 0.1) * ln(0.9 / 0.1) twice, but for the half counts of smoothing.
  expect(compare(flags(100), flags(900)).score).toBeCloseTo(2 * 0.8 * Math.log(9), 1);
});

test('has no verdict on too few rows', () => {
  expect(compared(rows(199, 400))).toMatchObject({ verdict: 'not-enough-data', reason: expect.stringContaining('199 live') });
});

test('does not call a large index drift when it is sampling noise', () => {
  const values = Array.from({ length: 60 }, (_, i) => `value-${i}`);
  const small = compare(profile(rows(250, 0, values), SCHEMA), profile(rows(250, 0, values.slice(0, 50)), SCHEMA), { threshold: 0.01 });
  expect(small.columns.find(({ name }) => name === 'distance')?.verdict).toBe('no-drift');
});

test('lists identifiers and excluded columns as not compared', () => {
  const schema = [
    { name: 'id', kind: 'categorical' },
    { name: 'weekday', kind: 'numeric', compared: false },
  ] as const;
  const ids = profile(
    Array.from({ length: 10_001 }, (_, i) => ({ id: String(i), weekday: i % 7 })),
    schema,
  );
  expect(compare(ids, ids).columns.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['id', 'not-compared'],
    ['weekday', 'not-compared'],
  ]);
});

test('fails when the live data lacks a column of the baseline', () => {
  expect(() => compare(profile(rows(500), SCHEMA), profile(rows(500), SCHEMA.slice(0, 1)))).toThrow(
    "must have the baseline's column airport",
  );
});
