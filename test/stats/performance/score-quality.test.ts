import fc from 'fast-check';
import { aucEstimate } from '../../../stats/performance/auc';
import { binnedAuc } from '../../../stats/performance/binned-auc';
import { calibration } from '../../../stats/performance/calibration';
import { classificationMetrics } from '../../../stats/performance/classification-metrics';
import { ScoreAccumulator } from '../../../stats/performance/score-counts';
import { scoreQuality } from '../../../stats/performance/score-quality';
import { FIRST, LABELS } from './golden-scores';

function qualityOf(labels: Uint8Array, scores: Float64Array, threshold: number) {
  const accumulator = new ScoreAccumulator(threshold);
  scores.forEach((score, row) => {
    accumulator.add(score, labels[row] ?? NaN);
  });
  return scoreQuality(accumulator.counts());
}

test('gives the metrics of the rows themselves when scores differ by more than a bin', () => {
  const { auc, precision, recall, f1, accuracy, confusion, rows, positives } = classificationMetrics(LABELS, FIRST, 0.5);
  const quality = qualityOf(LABELS, FIRST, 0.5);
  expect(quality).toMatchObject({ precision, recall, f1, accuracy, confusion, rows, positives });
  for (const bound of ['value', 'lower', 'upper'] as const) {
    expect(quality?.auc[bound]).toBeCloseTo(auc[bound], 12);
  }
});

test('calibration is within a bin of the exact one', () => {
  const exact = calibration(LABELS, FIRST);
  const binned = qualityOf(LABELS, FIRST, 0.5)?.calibration;
  expect(binned?.error).toBeCloseTo(exact.error, 3);
  expect(binned?.bins.map(({ rows, positiveShare }) => [rows, positiveShare])).toEqual(
    exact.bins.map(({ rows, positiveShare }) => [rows, positiveShare]),
  );
});

const anyBins = fc
  .array(fc.record({ positives: fc.nat(5), negatives: fc.nat(5) }), { minLength: 1, maxLength: 12 })
  .map((bins) => [...bins, { positives: 2, negatives: 2 }]);

test('the area of bins is that of rows whose scores are tied within each bin', () => {
  fc.assert(
    fc.property(anyBins, (bins) => {
      const rows = bins.flatMap(({ positives, negatives }, score) => [
        ...Array.from({ length: positives }, () => [1, score] as const),
        ...Array.from({ length: negatives }, () => [0, score] as const),
      ]);
      const exact = aucEstimate(
        Uint8Array.from(rows, ([label]) => label),
        Float64Array.from(rows, ([, score]) => score),
      );
      const binned = binnedAuc(bins);
      expect(binned.value).toBeCloseTo(exact.value, 10);
      expect(binned.lower).toBeCloseTo(exact.lower, 10);
      expect(binned.upper).toBeCloseTo(exact.upper, 10);
    }),
  );
});

test('knows no quality without two rows of each class', () => {
  expect(qualityOf(Uint8Array.of(1, 0, 0), Float64Array.of(0.9, 0.1, 0.2), 0.5)).toBeNull();
  expect(() => binnedAuc([{ positives: 1, negatives: 3 }])).toThrow(
    'rows must have each label at least 2 times, got 1 with 1 and 3 with 0',
  );
});
