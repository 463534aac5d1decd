import { seededRandom } from '../../../stats/resampling/random';
import { Kll } from '../../../stats/sketch/kll';

const COUNT = 100_000;
/** 2.296 / k^0.9021, the error that 99 % of ranks keep (Apache DataSketches). */
const RANK_ERROR = 2.296 / 2048 ** 0.9021;

const random = seededRandom(5);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const DISTRIBUTIONS: Record<string, (i: number) => number> = {
  ascending: (i) => i,
  descending: (i) => -i,
  'zigzag from the middle': (i) => (i % 2 === 0 ? i : -i),
  lognormal: () => Math.exp(2 * normal()),
  'two far clusters': (i) => (i % 2 === 0 ? normal() : 1e12 + normal()),
  'one value in three rows of four': (i) => (i % 4 === 0 ? normal() : 3),
  'a repeated pattern': (i) => (i * 7) % 1000,
};

function sketchOf(values: ArrayLike<number>, from = 0, to = values.length): Kll {
  const sketch = new Kll();
  for (let i = from; i < to; i++) {
    sketch.add(values[i] as number);
  }
  return sketch;
}

/** Largest distance of an estimated rank, as a share of the count. */
function rankError(sketch: Kll, sorted: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < sorted.length; i += 251) {
    const value = sorted[i] as number;
    let end = i;
    while (sorted[end + 1] === value) {
      end += 1;
    }
    worst = Math.max(worst, Math.abs(sketch.countAtMost(value) - end - 1) / sorted.length);
    i = end;
  }
  return worst;
}

test.each(Object.entries(DISTRIBUTIONS))('ranks are within the published bound, in one pass and merged: %s', (_, value) => {
  const values = Float64Array.from({ length: COUNT }, (__, i) => value(i));
  const sorted = values.slice().sort();
  const parts = Array.from({ length: 40 }, (__, i) => sketchOf(values, (i * COUNT) / 40, ((i + 1) * COUNT) / 40));
  const merged = parts.reduce((total, part) => {
    total.addAll(part);
    return total;
  }, new Kll());
  for (const sketch of [sketchOf(values), merged]) {
    expect(sketch.count).toBe(COUNT);
    expect(rankError(sketch, sorted)).toBeLessThan(RANK_ERROR);
    expect(sketch.levels.reduce((items, level) => items + level.length, 0)).toBeLessThanOrEqual(5800);
  }
});

test('ranks and quantiles are exact to 2048 values', () => {
  const sketch = sketchOf(Float64Array.from({ length: 2048 }, (_, i) => (i * 1021) % 2048));
  expect(sketch.levels).toHaveLength(1);
  expect([0, 1, 1000.5, 2047, -1].map((value) => sketch.countAtMost(value))).toEqual([1, 2, 1001, 2048, 0]);
  expect([0, 0.25, 0.5, 1].map((share) => sketch.quantile(share))).toEqual([0, 511, 1023, 2047]);
});

test('has no quantile of nothing', () => {
  expect(new Kll().quantile(0.5)).toBeNaN();
  expect(new Kll().count).toBe(0);
});

test('values with many rows weigh as much as the rows', () => {
  const counts = Array.from({ length: 4096 }, (_, i) => [i, 1 + ((i * 37) % 300)] as const);
  const sketch = new Kll();
  sketch.addRows(counts);
  const total = counts.reduce((sum, [, rows]) => sum + rows, 0);
  expect(sketch.count).toBe(total);
  let below = 0;
  for (const [value, rows] of counts) {
    below += rows;
    expect(Math.abs(sketch.countAtMost(value) - below) / total).toBeLessThan(RANK_ERROR);
  }
});

test('equal input gives equal sketches, which are stored and read back', () => {
  const values = Float64Array.from({ length: 20_000 }, () => normal());
  const [one, two] = [sketchOf(values), sketchOf(values)];
  const stored = JSON.stringify(one);
  expect(JSON.stringify(two)).toBe(stored);
  const read = Kll.fromJSON(JSON.parse(stored) as string[]);
  expect(read.levels).toEqual(one.levels);
  expect(read.count).toBe(20_000);
});

test.each([
  ['no level', [], 'a sketch must have 1 to 54 levels, got 0'],
  ['half a number', ['AAAA'], 'level 0 must hold doubles of 8 bytes, got 3 bytes'],
  ['a number that is none', [Buffer.from(Float64Array.of(NaN).buffer).toString('base64')], 'level 0 must hold finite numbers'],
])('refuses a stored sketch with %s', (_, levels, message) => {
  expect(() => Kll.fromJSON(levels)).toThrow(message);
});
