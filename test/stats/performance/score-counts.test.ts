import fc from 'fast-check';
import type { ScoreCounts } from '../../../stats/performance/score-counts';
import { ScoreAccumulator, mergeScores } from '../../../stats/performance/score-counts';

const anyRow = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
const anyRows = fc.array(anyRow, { maxLength: 30 });

function counted(rows: readonly (readonly [number, number])[], threshold = 0.25): ScoreCounts {
  const accumulator = new ScoreAccumulator(threshold);
  rows.forEach(([score, label]) => {
    accumulator.add(score, label);
  });
  return accumulator.counts();
}

test('merging parts gives the counts of the whole, in any order and grouping', () => {
  fc.assert(
    fc.property(anyRows, anyRows, anyRows, (a, b, c) => {
      const [x, y, z] = [counted(a), counted(b), counted(c)];
      const whole = counted([...a, ...b, ...c]);
      expect(mergeScores(mergeScores(x, y), z)).toEqual(whole);
      expect(mergeScores(z, mergeScores(y, x))).toEqual(whole);
    }),
  );
});

test('decides by the exact score, not by its bin', () => {
  expect(
    counted(
      [
        [0.25001, 1],
        [0.25002, 1],
      ],
      0.250015,
    ).confusion,
  ).toMatchObject({ truePositives: 1, falseNegatives: 1 });
});

test('counts a score of 1 in the last bin', () => {
  expect(counted([[1, 0]]).negatives).toEqual({ 9999: 1 });
});

test.each([
  [1.2, 1],
  [NaN, 1],
  [0.5, 2],
])('refuses the score %d with the label %d', (score, label) => {
  expect(() => counted([[score, label]])).toThrow(`a score must be from 0 to 1 and a label 0 or 1, got ${score} and ${label}`);
});
