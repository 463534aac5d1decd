import { flights } from '../../bench/drift-power/month';
import { profileOfRows } from '../../bench/drift-power/sample';
import { compare } from '../../stats/drift/compare';
import type { MethodName } from '../../stats/drift/methods';
import { METHODS } from '../../stats/drift/methods';
import type { Profile } from '../../stats/profile/profile';

const MONTHS = ['01', '02', '03', '04', '05', '06'];

/** Delays follow the season by up to 0.21 standard deviations, which Wasserstein's usual threshold of 0.1 sees. */
const THRESHOLDS: Partial<Record<MethodName, number>> = { wasserstein: 0.25 };

test('no month of 3 million flights drifts from another, by any method', async () => {
  const months = [...(await flights(MONTHS)).values()].map((columns): Profile => {
    const rows = Uint32Array.from({ length: columns[0]?.codes.length ?? 0 }, (_, row) => row);
    return profileOfRows(columns, rows);
  });
  const pairs = months.flatMap((baseline) => months.filter((live) => live !== baseline).map((live) => [baseline, live] as const));
  for (const method of Object.keys(METHODS) as MethodName[]) {
    const drifting = pairs
      .map(([baseline, live]) => compare(baseline, live, { method, threshold: THRESHOLDS[method] }))
      .filter(({ verdict }) => verdict !== 'no-drift');
    expect(drifting.map(({ reason }) => `${method}: ${reason}`)).toEqual([]);
  }
  expect(pairs).toHaveLength(30);
});
