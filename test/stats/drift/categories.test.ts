import { compare } from '../../../stats/drift/compare';
import type { ColumnComparison } from '../../../stats/drift/comparison';
import { profileOfColumns, times } from '../profile-of-columns';

function compared(baseline: readonly string[], live: readonly string[]): ColumnComparison {
  const [column] = compare(profileOfColumns({ a: baseline }), profileOfColumns({ a: live }), { columns: ['a'] }).columns;
  return column as ColumnComparison;
}

/** Texts of which each is half as frequent as one of half its number: few frequent, many rare. */
function skewed(rows: number, seed: number, prefix = 'text'): string[] {
  const random = generator(seed);
  return times(rows, () => `${prefix} ${Math.floor(20_000 ** random())}`);
}

/** Linear congruential generator of numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

test('the 50 most frequent texts have bins, the rest are other, new ones unseen', () => {
  const baseline = times(6000, (i) => `text ${i % 60}`);
  const { bins } = compared([...baseline, ...times(500, () => 'text 7')], [...baseline, ...times(100, () => 'new')]);
  expect(bins).toHaveLength(52);
  expect(bins[0]).toEqual({ label: 'text 7', baseline: 600, live: 100 });
  expect(bins.at(-2)).toEqual({ label: 'other', baseline: 1000, live: 1000 });
  expect(bins.at(-1)).toEqual({ label: 'unseen', baseline: 0, live: 100 });
});

test('rare texts that come and go are no drift', () => {
  const column = compared(skewed(2000, 1), skewed(1000, 2));
  expect(column.verdict).toBe('no-drift');
  const unseen = column.bins.find(({ label }) => label === 'unseen');
  // Texts that occur once tell how many unseen ones to expect.
  expect((unseen?.baseline ?? 0) / 2000).toBeGreaterThan(0.1);
  expect((unseen?.live ?? 0) / 1000 - (unseen?.baseline ?? 0) / 2000).toBeLessThan(0.05);
});

test('a data set does not drift from itself, however rare its texts', () => {
  const texts = skewed(2000, 1);
  expect(compared(texts, texts)).toMatchObject({ verdict: 'no-drift', score: 0, pValue: 1 });
});

test('a new vocabulary drifts, though each of its texts is rare', () => {
  expect(compared(skewed(2000, 1), skewed(1000, 2, 'TEXT'))).toMatchObject({ verdict: 'drift' });
});

test('a column of 20,000 different texts is compared by those that are surely frequent', () => {
  const calm = compared(skewed(24_000, 1), skewed(12_000, 2));
  expect(calm.verdict).toBe('no-drift');
  expect(calm.bins.at(-1)?.label).toBe('other');
  const swapped = skewed(12_000, 2).map((text) => (text === 'text 1' ? 'text 2' : text === 'text 2' ? 'text 3' : text));
  expect(compared(skewed(24_000, 1), swapped).score).toBeGreaterThan(calm.score ?? NaN);
});

test('zip codes, partly numbers and partly text, are compared when there are too many to count each', () => {
  const zip = (i: number): string => (i % 10 === 0 ? `0${1000 + (i % 9000)}` : String(10_000 + ((i * 7) % 80_000)));
  const codes = times(8000, zip);
  expect(compared(codes, codes)).toMatchObject({ verdict: 'no-drift', score: 0, type: 'string' });
  expect(
    compared(
      codes,
      times(4000, (i) => (i % 2 === 0 ? zip(i) : '10115')),
    ),
  ).toMatchObject({ verdict: 'drift' });
});
