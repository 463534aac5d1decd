import fc from 'fast-check';
import { aucEstimate } from '../../../stats/performance/auc';
import { averagePrecision, bestF1, thinned, thresholdCurve } from '../../../stats/performance/threshold-curves';
import { FIRST, LABELS } from './golden-scores';

const curve = thresholdCurve(LABELS, FIRST);

// scikit-learn 1.9.1: roc_curve(drop_intermediate=False), precision_recall_curve, average_precision_score
test('begins with nothing and ends with everything', () => {
  expect(curve).toHaveLength(31);
  expect(curve[0]).toMatchObject({ threshold: Infinity, recall: 0, falsePositiveRate: 0, precision: 1, f1: 0 });
  expect(curve.at(-1)).toMatchObject({ recall: 1, falsePositiveRate: 1, precision: 16 / 40 });
});

test('has the points of the ROC curve', () => {
  expect(curve.slice(0, 6).map(({ threshold, falsePositiveRate, recall }) => [threshold, falsePositiveRate, recall])).toEqual([
    [Infinity, 0, 0],
    [0.97, 0, 0.0625],
    [0.82, 0, 0.125],
    [0.72, 0, 0.1875],
    [0.7, 0, 0.25],
    [0.64, 0.041666666666666664, 0.25],
  ]);
});

test('finds the threshold with the best F1', () => {
  expect(bestF1(curve)).toMatchObject({ threshold: 0.43, f1: 0.6111111111111112, precision: 0.55, recall: 0.6875 });
});

test('the area under the precision-recall curve is the average precision', () => {
  expect(averagePrecision(curve)).toBeCloseTo(0.6754941897183276, 12);
});

const anyRows = fc
  .array(fc.tuple(fc.nat(1), fc.nat(9)), { maxLength: 40 })
  .map((rows) => [...rows, [0, 1], [0, 2], [1, 1], [1, 3]] as [number, number][]);

test('the area under the ROC curve is the AUC', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const labels = Uint8Array.from(rows, ([label]) => label);
      const scores = Float64Array.from(rows, ([, score]) => score / 10);
      const points = thresholdCurve(labels, scores);
      const area = points.slice(1).reduce((sum, { recall, falsePositiveRate }, i) => {
        const before = points[i];
        return sum + ((falsePositiveRate - (before?.falsePositiveRate ?? NaN)) * (recall + (before?.recall ?? NaN))) / 2;
      }, 0);
      expect(area).toBeCloseTo(aucEstimate(labels, scores).value, 10);
    }),
  );
});

test('is thinned to points of its own, ends included', () => {
  const few = thinned(curve, 5);
  expect(few).toHaveLength(5);
  expect([few[0], few.at(-1)]).toEqual([curve[0], curve.at(-1)]);
  expect(thinned(curve, 100)).toEqual(curve);
});
