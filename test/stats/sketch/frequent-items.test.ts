import { seededRandom } from '../../../stats/resampling/random';
import type { FrequentItems } from '../../../stats/sketch/frequent-items';
import { FREQUENT_ITEMS, mergeFrequent, mostFrequent } from '../../../stats/sketch/frequent-items';
import { SpaceSaving } from '../../../stats/sketch/space-saving';

const random = seededRandom(11);
/** A few names have most rows, and thousands of names some. */
const ZIPF = Array.from({ length: 60_000 }, () => `name-${Math.floor((1 / (random() + 1e-4)) ** 1.5)}`);
const ALL_DIFFERENT = Array.from({ length: 60_000 }, (_, i) => `id-${i}`);
/** The heavy name comes only when all counters are taken. */
const LATE = [...ALL_DIFFERENT.slice(0, 30_000), ...Array.from({ length: 3000 }, () => 'late'), ...ALL_DIFFERENT.slice(30_000)];

function exact(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return counts;
}

function frequentOf(texts: readonly string[]): FrequentItems {
  const sketch = new SpaceSaving(mostFrequent([]));
  texts.forEach((text) => {
    sketch.add(text, 1);
  });
  return sketch.frequent();
}

function merged(texts: readonly string[]): FrequentItems {
  const size = texts.length / 6;
  return [0, 1, 2, 3, 4, 5].map((part) => frequentOf(texts.slice(part * size, (part + 1) * size))).reduce(mergeFrequent);
}

describe.each([
  ['one pass', frequentOf],
  ['merged parts', merged],
])('%s', (_, frequent) => {
  test.each([
    ['a few names and many', ZIPF],
    ['all different', ALL_DIFFERENT],
    ['one that comes late', LATE],
  ])('bounds the rows of each text: %s', (__, texts) => {
    const counts = exact(texts);
    const { items, other } = frequent(texts);
    expect(items).toHaveLength(FREQUENT_ITEMS);
    expect(items.reduce((sum, [, rows]) => sum + rows, other)).toBe(texts.length);
    for (const [text, rows, maxError] of items) {
      expect(counts.get(text)).toBeGreaterThanOrEqual(rows);
      expect(counts.get(text)).toBeLessThanOrEqual(rows + maxError);
      expect(maxError).toBeLessThanOrEqual(texts.length / FREQUENT_ITEMS);
    }
    const named = new Set(items.map(([text]) => text));
    const others = [...counts].filter(([text]) => !named.has(text)).map(([, rows]) => rows);
    expect(Math.max(...others)).toBeLessThanOrEqual(Math.min(...items.map(([, rows, maxError]) => rows + maxError)));
  });

  test('finds the most frequent names in their order', () => {
    const names = frequent(ZIPF).items.map(([text]) => text);
    expect(names.slice(0, 10)).toEqual(Array.from({ length: 10 }, (__, i) => `name-${i + 1}`));
  });
});

test('few texts are counted exactly, and merged exactly in any order', () => {
  const [a, b] = [
    mostFrequent([
      ['x', 5],
      ['y', 2],
    ]),
    mostFrequent([
      ['y', 4],
      ['__proto__', 1],
    ]),
  ];
  const both = {
    items: [
      ['y', 6, 0],
      ['x', 5, 0],
      ['__proto__', 1, 0],
    ],
    other: 0,
  };
  expect(mergeFrequent(a, b)).toEqual(both);
  expect(mergeFrequent(b, a)).toEqual(both);
});

test('goes on from texts that are counted already', () => {
  const sketch = new SpaceSaving({
    items: [
      ['a', 3, 1],
      ['b', 9, 0],
    ],
    other: 4,
  });
  sketch.add('a', 10);
  sketch.add('c', 1);
  expect(sketch.frequent()).toEqual({
    items: [
      ['a', 13, 1],
      ['b', 9, 0],
      ['c', 1, 0],
    ],
    other: 4,
  });
});
