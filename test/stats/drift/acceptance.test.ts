import { compare } from '../../../stats/drift/compare';
import type { Comparison } from '../../../stats/drift/comparison';
import { merge } from '../../../stats/profile/merge';
import type { Profile } from '../../../stats/profile/profile';
import { profile } from '../../../stats/profile/profile';
import { birdStrikes } from './bird-strikes';

const DRIFTING = ['Airport Name', 'Aircraft Make Model', 'Aircraft Airline Operator', 'Origin State'];
const SILENT = ['Effect Amount of damage', 'Phase of flight', 'Wildlife Size', 'Time of day', 'Cost Other', 'Cost Repair', 'Cost Total $'];

/** Profiles by year, 1990 to 2002. */
const years = new Map<number, Profile>();

beforeAll(() => {
  const rows = birdStrikes();
  for (let year = 1990; year <= 2002; year++) {
    years.set(year, profile(rows.filter((row) => String(row['Flight Date']).startsWith(`${year}`))));
  }
});

function between(from: number, to: number): Profile {
  const some = [...years].filter(([year]) => from <= year && year <= to).map(([, part]) => part);
  return some.reduce(merge);
}

function namesBy(comparison: Comparison, verdict: string): string[] {
  return comparison.columns.filter((column) => column.verdict === verdict).map(({ name }) => name);
}

test('1995 to 2002 drift from the years to 1992 by what changed at the airports, and by nothing else', () => {
  const comparison = compare(between(1990, 1992), between(1995, 2002));
  expect(comparison).toMatchObject({ verdict: 'drift', column: 'Aircraft Make Model', rows: { baseline: 1691, live: 6965 } });
  expect(namesBy(comparison, 'drift')).toEqual(DRIFTING);
  expect(namesBy(comparison, 'not-compared')).toEqual(['Flight Date']);
});

test.each([1995, 1996, 1997, 1998, 1999, 2000, 2001, 2002])('so does %d alone', (year) => {
  const comparison = compare(between(1990, 1992), between(year, year));
  expect(namesBy(comparison, 'drift')).toEqual(expect.arrayContaining(DRIFTING));
  expect(namesBy(comparison, 'no-drift')).toEqual(expect.arrayContaining(SILENT));
});

test('speeds that are no longer written down drift through their missing share', () => {
  const speed = compare(between(1990, 1992), between(2002, 2002)).columns.find(({ name }) => name === 'Speed IAS in knots');
  expect(speed).toMatchObject({ verdict: 'drift', missing: { baseline: expect.closeTo(0.15, 2), live: expect.closeTo(0.31, 1) } });
});
