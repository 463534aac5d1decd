import { groupThresholds } from '../../../stats/bias/group-thresholds';
import type { ScoredFacet } from '../../../stats/bias/group-thresholds';
import { seededRandom } from '../../../stats/resampling/random';

/** Calibrated scores, lower in the disadvantaged facet. */
function facets(): [ScoredFacet, ScoredFacet] {
  const random = seededRandom(6);
  return [1, 2].map((power) => {
    const scores = Float64Array.from({ length: 2000 }, () => random() ** power);
    return { scores, labels: Uint8Array.from(scores, (score) => (random() < score ? 1 : 0)) };
  }) as [ScoredFacet, ScoredFacet];
}

test.each(['positive-rate', 'recall'] as const)('makes the %s alike, at a small cost', (criterion) => {
  const { before, after, accuracyCost } = groupThresholds(...facets(), 0.5, { criterion });
  expect(before.gap).toBeGreaterThan(0.05);
  expect(Math.abs(after.gap)).toBeLessThanOrEqual(0.01);
  expect(after.thresholds.disadvantaged).toBeLessThan(after.thresholds.advantaged);
  expect(accuracyCost).toBeGreaterThan(0);
  expect(accuracyCost).toBeLessThan(0.1);
});

test('the cost is what the best thresholds without the criterion win', () => {
  const [a, d] = facets();
  const free = groupThresholds(a, d, 0.5, { tolerance: 1 });
  const { after, accuracyCost } = groupThresholds(a, d, 0.5);
  expect(free.accuracyCost).toBe(0);
  expect(accuracyCost).toBeCloseTo(free.after.accuracy - after.accuracy, 12);
});

test('counts decisions at the thresholds that it names', () => {
  const [a, d] = facets();
  const { before, after } = groupThresholds(a, d, 0.5);
  for (const { thresholds, accuracy, gap } of [before, after]) {
    const right = ({ labels, scores }: ScoredFacet, threshold: number) =>
      scores.filter((score, i) => score >= threshold === (labels[i] === 1));
    const rate = ({ scores }: ScoredFacet, threshold: number) => scores.filter((score) => score >= threshold).length / scores.length;
    expect((right(a, thresholds.advantaged).length + right(d, thresholds.disadvantaged).length) / 4000).toBeCloseTo(accuracy, 12);
    expect(rate(a, thresholds.advantaged) - rate(d, thresholds.disadvantaged)).toBeCloseTo(gap, 12);
  }
});

test('costs nothing where there is no gap', () => {
  const facet = { labels: Uint8Array.of(0, 0, 1, 1), scores: Float64Array.of(0.1, 0.2, 0.8, 0.9) };
  expect(groupThresholds(facet, facet, 0.5)).toMatchObject({ before: { gap: 0 }, after: { gap: 0 }, accuracyCost: 0 });
});

test('refuses a facet with one label', () => {
  const both = { labels: Uint8Array.of(0, 1), scores: Float64Array.of(0.1, 0.9) };
  const one = { labels: Uint8Array.of(1, 1), scores: Float64Array.of(0.1, 0.9) };
  expect(() => groupThresholds(both, one, 0.5)).toThrow('the disadvantaged facet must have both labels, got 2 with 1 and 0 with 0');
});
