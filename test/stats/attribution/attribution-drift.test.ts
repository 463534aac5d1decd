import fc from 'fast-check';
import { attributionDrift } from '../../../stats/attribution/attribution-drift';
import { NO_CONTRIBUTIONS, meanContributions, mergeContributions, sumContributions } from '../../../stats/attribution/mean-contributions';

const TRAINING = { sat: 0.7, gpa: 0.5, rank: 0.05 };

test("finds the drift of the documentation's example, in which the ranking is turned round", () => {
  const { ndcg, drifted, features } = attributionDrift(TRAINING, { sat: 0.1, gpa: 0.2, rank: 0.7 });
  // scikit-learn 1.9.1: ndcg_score([[.7, .5, .05]], [[.1, .2, .7]])
  expect(ndcg).toBeCloseTo(0.687639624122622, 12);
  expect(drifted).toBe(true);
  expect(features.map(({ name, liveRank }) => [name, liveRank])).toEqual([
    ['sat', 3],
    ['gpa', 2],
    ['rank', 1],
  ]);
});

test('features that are equal share their places', () => {
  // scikit-learn 1.9.1: ndcg_score([[.7, .5, .05, .3]], [[.2, .2, .7, .2]])
  const { ndcg } = attributionDrift({ a: 0.7, b: 0.5, c: 0.05, d: 0.3 }, { a: 0.2, b: 0.2, c: 0.7, d: 0.2 });
  expect(ndcg).toBeCloseTo(0.699919176440737, 12);
});

test('the same ranking is no drift, whatever the scale', () => {
  expect(attributionDrift(TRAINING, { sat: 7, gpa: 6, rank: 5 })).toMatchObject({ ndcg: 1, drifted: false });
  expect(attributionDrift({ a: 0, b: 0 }, { a: 1, b: 2 }).ndcg).toBe(1);
});

test('a change among features that hardly matter is no drift', () => {
  const { ndcg, drifted } = attributionDrift({ a: 0.9, b: 0.02, c: 0.01 }, { a: 0.9, b: 0.01, c: 0.02 });
  expect(ndcg).toBeLessThan(1);
  expect(drifted).toBe(false);
});

test('refuses other features', () => {
  expect(() => attributionDrift(TRAINING, { sat: 1 })).toThrow('live attributions must be of the features gpa, rank, sat, got sat');
});

const anyRows = fc.array(fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) }), { minLength: 1 });

test('contributions of parts are added to those of the whole', () => {
  fc.assert(
    fc.property(anyRows, anyRows, (a, b) => {
      const whole = sumContributions([...a, ...b]);
      expect(mergeContributions(sumContributions(a), sumContributions(b))).toEqual(whole);
      expect(mergeContributions(NO_CONTRIBUTIONS, whole)).toEqual(whole);
    }),
  );
});

test('a feature matters by its mean absolute contribution', () => {
  expect(meanContributions(sumContributions([{ x: 1 }, { x: -3 }]))).toEqual({ x: 2 });
  expect(() => meanContributions(NO_CONTRIBUTIONS)).toThrow('contributions must be of at least 1 row, got 0');
  expect(() => sumContributions([{ x: 1 }, { x: NaN }])).toThrow('contribution of x in row 2 must be a number, got NaN');
});
