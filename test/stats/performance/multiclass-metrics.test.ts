import { classConfusion, multiclassMetrics } from '../../../stats/performance/multiclass-metrics';

const LABELS = Array.from('abbabbabbaccabbabbbbbbabaaabbaacabacbbab');
const PREDICTIONS = Array.from('dccbbdadcdcbbcdcdbdcabbbbbbddbbbbacbcbbb');

const confusion = classConfusion(LABELS, PREDICTIONS);
const metrics = multiclassMetrics(confusion);

// scikit-learn 1.9.1: confusion_matrix, precision_recall_fscore_support(average='weighted' and 'macro', zero_division=0)
test('counts rows by label and prediction, a class that is no label included', () => {
  expect(confusion).toEqual({
    classes: ['a', 'b', 'c', 'd'],
    counts: [
      [1, 10, 2, 2],
      [2, 6, 6, 7],
      [0, 3, 1, 0],
      [0, 0, 0, 0],
    ],
  });
});

test.each([
  ['accuracy', 0.2],
  ['precision', 0.30190058479532167],
  ['recall', 0.2],
  ['f1', 0.21455128205128204],
  ['macroPrecision', 0.19005847953216376],
  ['macroRecall', 0.1505952380952381],
  ['macroF1', 0.14123931623931624],
] as const)('%s is %d, within its interval', (name, value) => {
  expect(metrics[name].value).toBeCloseTo(value, 12);
  expect(metrics[name].lower).toBeLessThan(value);
  expect(metrics[name].upper).toBeGreaterThan(value);
});

test('the bootstrap agrees with the closed form where there is one', () => {
  // Weighted recall is accuracy.
  expect(Math.abs(metrics.recall.lower - metrics.accuracy.lower)).toBeLessThan(0.05);
  expect(Math.abs(metrics.recall.upper - metrics.accuracy.upper)).toBeLessThan(0.05);
});
