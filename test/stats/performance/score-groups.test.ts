import fc from 'fast-check';
import { scoreGroups } from '../../../stats/performance/score-groups';

test('groups rows by score, in ascending order', () => {
  expect(scoreGroups(Uint8Array.of(1, 0, 1, 0, 0), Float64Array.of(0.5, 0.1, 0.5, 0.5, 0.9))).toEqual([
    { score: 0.1, rows: 1, positives: 0 },
    { score: 0.5, rows: 3, positives: 2 },
    { score: 0.9, rows: 1, positives: 0 },
  ]);
  expect(scoreGroups(new Uint8Array(), new Float64Array())).toEqual([]);
});

test('every row is in the group of its score', () => {
  const anyRows = fc.array(
    fc.tuple(
      fc.nat(1),
      fc.oneof(
        fc.nat(3),
        fc.double({ noNaN: true }).filter((score) => !Object.is(score, -0)),
      ),
    ),
  );
  fc.assert(
    fc.property(anyRows, (rows) => {
      const groups = scoreGroups(
        Uint8Array.from(rows, ([label]) => label),
        Float64Array.from(rows, ([, score]) => score),
      );
      for (const { score, rows: count, positives } of groups) {
        const own = rows.filter(([, other]) => other === score);
        expect([count, positives]).toEqual([own.length, own.filter(([label]) => label === 1).length]);
      }
      expect(groups.map(({ score }) => score)).toEqual([...new Set(groups.map(({ score }) => score))].sort((a, b) => a - b));
      expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(rows.length);
    }),
  );
});

test('refuses what is no number', () => {
  expect(() => scoreGroups(Uint8Array.of(1, 0), Float64Array.of(0.5, NaN))).toThrow('scores must be numbers, got NaN');
});
