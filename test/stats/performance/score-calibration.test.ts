import { fitCalibration, probabilityAt } from '../../../stats/performance/score-calibration';
import { seededRandom } from '../../../stats/resampling/random';

function reference(rows: number, probability: (score: number) => number) {
  const random = seededRandom(2);
  const scores = Float64Array.from({ length: rows }, () => random());
  return { scores, labels: Uint8Array.from(scores, (score) => (random() < probability(score) ? 1 : 0)) };
}

test('calibrates scores that are off', () => {
  const { labels, scores } = reference(5000, (score) => score ** 2);
  const calibration = fitCalibration(labels, scores, 0.5);
  expect(calibration.method).toBe('isotonic');
  expect(calibration.error.isotonic).toBeLessThan(calibration.error.none / 2);
  for (const score of [0.2, 0.5, 0.8]) {
    expect(Math.abs(probabilityAt(calibration, score) - score ** 2)).toBeLessThan(0.06);
  }
});

test('leaves scores alone that it cannot improve', () => {
  const { labels, scores } = reference(3000, (score) => score);
  const calibration = fitCalibration(labels, scores, 0.5);
  expect(calibration.method).toBe('none');
  expect(probabilityAt(calibration, 0.123)).toBe(0.123);
  expect(calibration.regions).toHaveLength(10);
});

test('probabilities rise with the score, on each side of the threshold', () => {
  const { labels, scores } = reference(2000, (score) => score ** 2);
  const { method, regions } = fitCalibration(labels, scores, 0.3);
  expect(method).toBe('isotonic');
  const border = regions.findIndex(({ below }) => below === 0.3);
  for (const side of [regions.slice(0, border + 1), regions.slice(border + 1)]) {
    const shares = side.map(({ rows, positives }) => positives / rows);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  }
});

test('keeps the sums of the reference on both sides of the threshold', () => {
  const { labels, scores } = reference(1000, (score) => Math.sqrt(score));
  const calibration = fitCalibration(labels, scores, 0.25);
  const below = scores.reduce((sum, score) => sum + (score < 0.25 ? probabilityAt(calibration, score) : 0), 0);
  expect(below).toBeCloseTo(
    labels.reduce((sum, label, row) => sum + ((scores[row] ?? NaN) < 0.25 ? label : 0), 0),
    9,
  );
});

test('does not depend on the order of the rows', () => {
  const { labels, scores } = reference(500, (score) => score ** 2);
  expect(fitCalibration(labels.toReversed(), scores.toReversed(), 0.5)).toEqual(fitCalibration(labels, scores, 0.5));
});
