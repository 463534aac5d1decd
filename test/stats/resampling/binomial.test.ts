import { drawBinomial } from '../../../stats/resampling/binomial';
import { seededRandom } from '../../../stats/resampling/random';

const DRAWS = 40_000;

/** SciPy 1.17.1: binom.cdf(k, n, p) at some k. */
const CASES = [
  [
    12,
    0.3,
    [
      [1, 0.08502504994899993],
      [2, 0.2528153478549998],
      [4, 0.7236554695300002],
      [6, 0.9613991569420001],
    ],
  ],
  [
    40,
    0.1,
    [
      [1, 0.0804736960144773],
      [3, 0.4231306530930026],
      [4, 0.6290176965342007],
      [7, 0.9580980573266362],
    ],
  ],
  [
    100,
    0.2,
    [
      [14, 0.08044372113805115],
      [17, 0.2711889648878891],
      [20, 0.5594615848733961],
      [27, 0.9658483703609252],
    ],
  ],
  [
    1000,
    0.5,
    [
      [474, 0.053374771017159754],
      [489, 0.2533300213122265],
      [500, 0.5126125090891802],
      [526, 0.9531563542622518],
    ],
  ],
  [
    30,
    0.9,
    [
      [24, 0.07319010839987979],
      [26, 0.3525608282081518],
      [27, 0.5886487604404944],
      [29, 0.9576088417247838],
    ],
  ],
] as const;

test.each(CASES)('successes among %d trials of probability %d have their distribution', (trials, probability, cumulative) => {
  const random = seededRandom(3);
  const drawn = Array.from({ length: DRAWS }, () => drawBinomial(random, trials, probability));
  for (const [k, share] of cumulative) {
    const observed = drawn.filter((value) => value <= k).length / DRAWS;
    expect(Math.abs(observed - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / DRAWS));
  }
});

test('large numbers of trials take no longer, and keep mean and variance', () => {
  const random = seededRandom(4);
  const drawn = Array.from({ length: 10_000 }, () => drawBinomial(random, 1e9, 0.3) - 3e8);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(4.5 * Math.sqrt(2.1e8 / drawn.length));
  expect(variance / 2.1e8).toBeCloseTo(1, 1);
});

test.each([
  [0, 0.5, 0],
  [10, 0, 0],
  [10, 1, 10],
])('%d trials of probability %d give %d', (trials, probability, successes) => {
  expect(drawBinomial(seededRandom(1), trials, probability)).toBe(successes);
});
