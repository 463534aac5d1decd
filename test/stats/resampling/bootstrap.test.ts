import fc from 'fast-check';
import { bootstrap } from '../../../stats/resampling/bootstrap';
import { seededRandom } from '../../../stats/resampling/random';
import { resampleCounts } from '../../../stats/resampling/resample-counts';

test('a resample has as many rows, none of what is not there', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 20 }), fc.nat(), (counts, seed) => {
      const resampled = resampleCounts(seededRandom(seed), counts);
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(resampled)).toBe(sum(counts));
      expect(resampled.filter((drawn, i) => counts[i] === 0 && drawn > 0)).toEqual([]);
    }),
  );
});

test('the interval of a share is that of its sampling distribution', () => {
  const { share } = bootstrap([300, 700], ([yes = 0, no = 0]) => ({ share: yes / (yes + no) }), { resamples: 20_000 });
  // SciPy 1.17.1: binom.ppf([0.025, 0.975], 1000, 0.3) = 272, 329
  expect(share.value).toBe(0.3);
  expect(Math.abs(share.lower - 0.272)).toBeLessThan(0.0021);
  expect(Math.abs(share.upper - 0.329)).toBeLessThan(0.0021);
});

test('is the same for the same seed', () => {
  const mean = ([yes = 0, no = 0]: readonly number[]) => ({ share: yes / (yes + no) });
  expect(bootstrap([30, 70], mean)).toEqual(bootstrap([30, 70], mean));
  expect(bootstrap([30, 70], mean, { seed: 2 })).not.toEqual(bootstrap([30, 70], mean));
});

test('keeps an infinite bound, and holds the value of a distance that noise makes larger', () => {
  const { odds, distance } = bootstrap([1, 5, 50, 50], ([a = 0, b = 0, c = 0, d = 0]) => ({ odds: b / a, distance: Math.abs(c - d) }));
  expect(odds.upper).toBe(Infinity);
  expect(distance).toMatchObject({ value: 0, lower: 0 });
});
