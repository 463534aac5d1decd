import { uniform } from '../../../bench/random';
import { compare } from '../../../stats/drift/compare';
import type { CompareOptions } from '../../../stats/drift/comparison';
import type { MethodName } from '../../../stats/drift/methods';
import { METHODS } from '../../../stats/drift/methods';
import type { Profile } from '../../../stats/profile/profile';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';
import { birdStrikes } from './bird-strikes';

// The full study is bench/drift-power.ts, its results are in docs/statistics/error-and-power.md.
const SPLITS = 40;
const COLUMNS = ['Aircraft Make Model', 'Aircraft Airline Operator', 'Wildlife Species', 'Time of day', 'Speed IAS in knots'];
const SCHEMA = COLUMNS.map((name) => ({ name }));
const STRIKES = birdStrikes();

/** Random rows: 1,500 of a baseline, 700 live ones, each changed. */
function split(seed: number, change: (row: Row, random: () => number) => Row = (row) => row): [Profile, Profile] {
  const random = uniform(seed);
  const drawn = STRIKES.map((row) => ({ row, key: random() })).sort((a, b) => a.key - b.key);
  const rows = (from: number, to: number): Row[] => drawn.slice(from, to).map(({ row }) => row);
  const live = rows(1500, 2200).map((row) => change(row, random));
  return [profile(rows(0, 1500), SCHEMA, { sketches: 'compare' }), profile(live, SCHEMA, { sketches: 'compare' })];
}

function drifting(splits: readonly [Profile, Profile][], options: CompareOptions): number {
  return splits.filter(([baseline, live]) => compare(baseline, live, options).verdict === 'drift').length;
}

describe('random splits of the same data', () => {
  const splits = Array.from({ length: SPLITS }, (_, seed) => split(seed));

  // At a level of 0.05, 5 or more of 40 come by chance once in 20 times; the seeds are fixed.
  test.each(Object.keys(METHODS) as MethodName[])('%s passes the guard against noise in no more splits than stated', (method) => {
    expect(drifting(splits, { method, threshold: 0 })).toBeLessThanOrEqual(4);
  });

  test('PSI calls none of them drift', () => {
    expect(drifting(splits, {})).toBe(0);
  });
});

test('an operator that is new in an eighth of the rows is found in 95 % of trials', () => {
  const renamed = Array.from({ length: SPLITS }, (_, seed) =>
    split(seed, (row, random) => (random() < 1 / 8 ? { ...row, 'Aircraft Airline Operator': 'NEW' } : row)),
  );
  expect(drifting(renamed, {})).toBeGreaterThanOrEqual(0.95 * SPLITS);
});
