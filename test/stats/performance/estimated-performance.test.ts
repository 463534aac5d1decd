import { aucEstimate } from '../../../stats/performance/auc';
import { confusionAt, decisionMetrics } from '../../../stats/performance/classification-metrics';
import type { EstimatedPerformance } from '../../../stats/performance/estimated-performance';
import { estimatePerformance } from '../../../stats/performance/estimated-performance';
import type { ScoreCalibration } from '../../../stats/performance/score-calibration';
import { fitCalibration } from '../../../stats/performance/score-calibration';
import { scoreGroups } from '../../../stats/performance/score-groups';
import { seededRandom } from '../../../stats/resampling/random';

const METRICS = ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const;

/** Scores that are probabilities, known without doubt. */
const CERTAIN: ScoreCalibration = {
  method: 'none',
  error: { none: 0, isotonic: 0 },
  regions: [{ below: Infinity, rows: 1e12, positives: 5e11 }],
};

const LIVE = [
  { score: 0.9, rows: 2 },
  { score: 0.3, rows: 1 },
];

// By hand: 1.8 expected true and 0.2 false positives, 0.3 false and 0.7 true negatives; of 1.5 expected pairs 1.35 are in order.
test.each([
  ['accuracy', 2.5 / 3],
  ['precision', 0.9],
  ['recall', 1.8 / 2.1],
  ['f1', 3.6 / 4.1],
  ['auc', 0.9],
] as const)('%s of the expected rows is %d', (name, value) => {
  expect(estimatePerformance(CERTAIN, LIVE, 0.5)[name]?.value).toBeCloseTo(value, 12);
});

test("the band of accuracy is that of the labels' chance", () => {
  const rows = [
    { score: 0.9, rows: 200 },
    { score: 0.3, rows: 100 },
  ];
  const { value, upper } = estimatePerformance(CERTAIN, rows, 0.5).accuracy ?? { value: NaN, upper: NaN };
  expect(upper - value).toBeCloseTo((1.959963984540054 * Math.sqrt(200 * 0.09 + 100 * 0.21)) / 300, 9);
});

test('groups of parts are put behind each other', () => {
  const split = [
    { score: 0.3, rows: 1 },
    { score: 0.9, rows: 1 },
    { score: 0.9, rows: 1 },
  ];
  expect(estimatePerformance(CERTAIN, split, 0.5)).toEqual(estimatePerformance(CERTAIN, LIVE, 0.5));
});

test('says nothing about what no row tells', () => {
  expect(estimatePerformance(CERTAIN, [{ score: 0.3, rows: 5 }], 0.5)).toMatchObject({ precision: null, recall: { value: 0 } });
  expect(estimatePerformance(CERTAIN, [{ score: 0, rows: 5 }], 0.5)).toMatchObject({ recall: null, f1: null, auc: null });
  expect(estimatePerformance(CERTAIN, [], 0.5)).toEqual({ rows: 0, accuracy: null, precision: null, recall: null, f1: null, auc: null });
});

/** How often the bands hold the metric that labels give, with and without a concept that changes. */
function coverage(concept: (score: number) => number, liveConcept: (score: number) => number, trials = 100): Record<string, number> {
  const random = seededRandom(9);
  const drawn = (rows: number, power: number, probability: (score: number) => number) => {
    const scores = Float64Array.from({ length: rows }, () => random() ** power);
    return { scores, labels: Uint8Array.from(scores, (score) => (random() < probability(score) ? 1 : 0)) };
  };
  const held: Record<string, number> = Object.fromEntries(METRICS.map((name) => [name, 0]));
  for (let trial = 0; trial < trials; trial++) {
    const reference = drawn(1000, 1, concept);
    // Live scores are lower than the reference's: drift of the inputs, which the estimate must follow.
    const live = drawn(500, 1.5, liveConcept);
    const estimated = estimatePerformance(
      fitCalibration(reference.labels, reference.scores, 0.5),
      scoreGroups(new Uint8Array(500), live.scores),
      0.5,
    );
    const { accuracy, precision, recall, f1 } = decisionMetrics(confusionAt(live.labels, live.scores, 0.5));
    const truth = { accuracy, precision, recall, f1, auc: aucEstimate(live.labels, live.scores) };
    for (const name of METRICS) {
      const value = truth[name]?.value ?? NaN;
      held[name] = (held[name] ?? NaN) + (within(estimated, name, value) ? 1 / trials : 0);
    }
  }
  return held;
}

function within(estimated: EstimatedPerformance, name: (typeof METRICS)[number], value: number): boolean {
  const { lower, upper } = estimated[name] ?? { lower: NaN, upper: NaN };
  return lower <= value && value <= upper;
}

test.each([
  ['scores that are probabilities', (score: number) => score],
  ['scores that are too high', (score: number) => score ** 2],
])('the bands hold the truth in 95 %% of trials, under drift of the inputs, with %s', (_, concept) => {
  // 95 % of 100 trials, less four standard deviations.
  for (const share of Object.values(coverage(concept, concept))) {
    expect(share).toBeGreaterThan(0.862);
  }
});

test('a change of the concept is not seen: then the bands hold nothing', () => {
  const held = coverage(
    (score) => score,
    (score) => 0.8 - 0.5 * score,
    20,
  );
  expect(held).toEqual(Object.fromEntries(METRICS.map((name) => [name, 0])));
});
