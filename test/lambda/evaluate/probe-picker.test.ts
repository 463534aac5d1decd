import fc from 'fast-check';
import { ProbePicker } from '../../../lambda/evaluate/probe-picker';

function picked(scores: readonly number[]) {
  const picker = new ProbePicker();
  scores.forEach((score, row) => {
    picker.add([String(row)], score);
  });
  return picker.probes();
}

test('spreads eight probes over all scores', () => {
  const scores = Array.from({ length: 1000 }, (_, row) => ((row * 37) % 1000) / 1000);
  const probes = picked(scores);
  expect(probes).toHaveLength(8);
  expect(probes[0]?.score).toBeLessThan(0.025);
  expect(probes[7]?.score).toBeGreaterThanOrEqual(0.975);
});

test('gives at least one and at most eight different rows, in the order of their scores', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 100 }), (scores) => {
      const probes = picked(scores);
      expect(probes.length).toBeGreaterThanOrEqual(1);
      expect(probes.length).toBeLessThanOrEqual(8);
      expect(new Set(probes.map(({ row }) => row)).size).toBe(probes.length);
      expect(probes.map(({ score }) => score)).toEqual(probes.map(({ score }) => score).sort((a, b) => a - b));
      expect(probes.every(({ row, score }) => scores[Number(row)] === score)).toBe(true);
    }),
  );
});
