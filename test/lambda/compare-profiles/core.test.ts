import { judge, totals } from '../../../lambda/compare-profiles/core';
import { profile } from '../../../stats/profile/profile';

const SCHEMA = [{ name: 'distance', type: 'integral' }] as const;
const LIMITS = { threshold: 0.2, minRows: 200 };

function distances(count: number, from: number): ReturnType<typeof profile> {
  return profile(
    Array.from({ length: count }, (_, i) => ({ distance: from + (i % 100) })),
    SCHEMA,
  );
}

test('judges the parts of a window as one', () => {
  expect(judge(distances(1000, 0), [distances(150, 500), distances(150, 500)], LIMITS)).toMatchObject({
    verdict: 'drift',
    rows: { live: 300 },
  });
});

test('a window without traffic is not enough data, not calm', () => {
  expect(judge(distances(1000, 0), [], LIMITS)).toMatchObject({ verdict: 'not-enough-data', rows: { live: 0 } });
});

test('adds up what the parts counted', () => {
  expect(
    totals([
      { rows: 5, unreadable: 1 },
      { rows: 7, unreadable: 0 },
    ]),
  ).toEqual({ rows: 12, unreadable: 1 });
});
