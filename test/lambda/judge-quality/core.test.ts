import type { QualityReport } from '../../../lambda/judge-quality/contract';
import type { Revision } from '../../../lambda/judge-quality/core';
import { metricsOf, revise } from '../../../lambda/judge-quality/core';
import { classificationMetrics } from '../../../stats/performance/classification-metrics';
import type { JoinedDay, JoinedDays } from '../../../stats/performance/joined-days';
import { ScoreAccumulator } from '../../../stats/performance/score-counts';
import { FIRST, LABELS } from '../../stats/performance/golden-scores';

const WINDOW = '2001-02-08';
const EARLIER = '2001-02-06';
const LIMITS = { minAuc: 0.6, minLabels: 30 };
const COLLECTED = { requests: 4, orphans: 1, unreadable: 0 };

/** A day with the golden scores, or with the first rows of them. */
function day(rows = LABELS.length, more: Partial<JoinedDay['labels']> = {}): JoinedDay {
  const scores = new ScoreAccumulator(0.5);
  FIRST.slice(0, rows).forEach((score, row) => {
    scores.add(score, LABELS[row] ?? NaN);
  });
  return {
    predictions: { requests: 4, rows: 40, unreadable: 0 },
    labels: { requests: 4, rows, late: 0, duplicates: 0, mismatched: 0, ...more },
    scores: scores.counts(),
  };
}

function revised(days: JoinedDays['days'], formers: Record<string, QualityReport> = {}, limits = LIMITS): Revision[] {
  return revise(WINDOW, { days, collected: COLLECTED }, limits, formers);
}

function report(days: JoinedDays['days'], limits = LIMITS): QualityReport {
  return (revised(days, {}, limits)[0] as Revision).report;
}

test('measures a day as the evaluation measures a test split', () => {
  const { auc, precision, recall, f1 } = classificationMetrics(LABELS, FIRST, 0.5);
  expect(report({ [WINDOW]: day() })).toMatchObject({
    window: WINDOW,
    revision: 1,
    verdict: 'good',
    labels: { coverage: 1 },
    collected: COLLECTED,
    metrics: {
      precision,
      recall,
      f1,
      auc: { value: expect.closeTo(auc.value, 12) as number, lower: expect.closeTo(auc.lower, 12) as number },
    },
  });
});

test('a day below the limit is poor, and says by how much', () => {
  const { verdict, reason } = report({ [WINDOW]: day() }, { minAuc: 0.9, minLabels: 1 });
  expect(verdict).toBe('poor');
  expect(reason).toMatch(/^AUC 0\.\d{3} \(0\.\d{3} to 0\.\d{3}\), the limit is 0\.9$/);
});

test.each([
  ['without predictions', {}, '0 of 0 predicted rows are labelled, a verdict needs 30'],
  ['without labels', { [WINDOW]: day(0) }, '0 of 40 predicted rows are labelled, a verdict needs 30'],
  ['with too few labels', { [WINDOW]: day(29) }, '29 of 40 predicted rows are labelled, a verdict needs 30'],
])('a day %s is neither good nor poor', (_, days, reason) => {
  expect(report(days)).toMatchObject({ verdict: 'not-enough-data', reason, metrics: null, calibration: null });
});

test('labels of one class say nothing', () => {
  const scores = new ScoreAccumulator(0.5);
  [0.1, 0.2, 0.3].forEach((score) => {
    scores.add(score, 0);
  });
  expect(report({ [WINDOW]: { ...day(3), scores: scores.counts() } }, { minAuc: 0.6, minLabels: 1 })).toMatchObject({
    verdict: 'not-enough-data',
    reason: '3 labelled rows lack two of each class',
  });
});

test('late labels make a new revision of their day, which keeps what was collected on it', () => {
  const former = { ...report({ [WINDOW]: day(29) }), window: EARLIER };
  const [earlier, newest] = revised({ [WINDOW]: day(), [EARLIER]: day(40, { late: 1 }) }, { [EARLIER]: former });
  expect(earlier?.report).toMatchObject({ window: EARLIER, revision: 2, verdict: 'good', collected: COLLECTED });
  expect(newest?.report).toMatchObject({ window: WINDOW, revision: 1 });
});

test('a day that nobody looked at on the night after does not know what was collected on it', () => {
  expect(revised({ [EARLIER]: day() })[0]?.report.collected).toBeNull();
});

test('the same evidence again leaves the report as it is', () => {
  const former = JSON.parse(JSON.stringify(report({ [WINDOW]: day() }))) as QualityReport;
  expect(revised({ [WINDOW]: day() }, { [WINDOW]: former })[0]?.report).toBe(former);
});

test('a day counts in the metrics when its verdict is new', () => {
  const first = revised({ [WINDOW]: day() });
  expect(metricsOf(first)).toEqual({ LabelledRows: 40, Auc: expect.closeTo(0.6861979166666667, 12) as number, F1: 0.6 });
  const again = revised({ [WINDOW]: day(40, { duplicates: 3 }) }, { [WINDOW]: report({ [WINDOW]: day() }) });
  expect(again[0]?.report.revision).toBe(2);
  expect(metricsOf(again)).toEqual({ LabelledRows: 40 });
});

test('late labels that change the verdict count, the worst day first', () => {
  const good = { ...report({ [WINDOW]: day() }), window: EARLIER };
  const poor = day();
  const accumulator = new ScoreAccumulator(0.5);
  FIRST.forEach((score, row) => {
    accumulator.add(1 - score, LABELS[row] ?? NaN);
  });
  const revisions = revised({ [WINDOW]: day(), [EARLIER]: { ...poor, scores: accumulator.counts() } }, { [EARLIER]: good });
  expect(revisions.map(({ report: { verdict } }) => verdict)).toEqual(['poor', 'good']);
  expect(metricsOf(revisions)['Auc']).toBeLessThan(0.5);
});

test('without enough labels there is no quality to publish, only how many there are', () => {
  expect(metricsOf(revised({ [WINDOW]: day(29) }))).toEqual({ LabelledRows: 29 });
});

test('without predictions there is nothing to label, and nothing to publish', () => {
  expect(metricsOf(revised({}))).toEqual({});
});
