import { MetricQueries } from '../../../local/cloudwatch/metric-query';
import { MetricStore } from '../../../local/cloudwatch/metric-store';

const MINUTE = 60_000;
const START = Date.UTC(2001, 1, 16, 10);
const NONE = undefined;
type Values = (number | undefined)[];

/** The series of an expression over metrics of one value a minute. */
function evaluate(expression: string, metrics: Readonly<Record<string, Values>> = {}): Values[] {
  const store = new MetricStore();
  const length = Math.max(5, ...Object.values(metrics).map((values) => values.length));
  for (const [name, values] of Object.entries(metrics)) {
    for (const [index, value] of values.entries()) {
      if (value !== undefined) {
        store.record({ namespace: 'N', name, dimensions: {} }, START + index * MINUTE, value);
      }
    }
  }
  const queries = new MetricQueries([
    ...Object.keys(metrics).map((Id) => ({ Id, MetricStat: { Metric: { Namespace: 'N', MetricName: Id }, Period: 60, Stat: 'Sum' } })),
    { Id: 'e', Expression: expression },
  ]);
  const starts = Array.from({ length }, (_, index) => START + index * MINUTE);
  return queries.series(store, 'e', starts).map(({ values }) => [...values]);
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
describe('the tables of the documentation', () => {
  const operands = { metric1: [30, 20, 0, 0], metric2: [20, NONE, 20, NONE] };
  test.each([
    ['(metric1 < metric2)', [0, 0, 1, 0]],
    ['(metric1 >= 30)', [1, 0, 0, 0]],
    ['(metric1 > 15 AND metric2 > 15)', [1, 0, 0, 0]],
    ['metric1 > 15 && metric2 > 15 || metric1 == 20', [1, 1, 0, 0]],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, operands)[0]?.slice(0, 4)).toEqual(expected);
  });

  const branches = { metric1: [1, 1, 0, 0, NONE], metric2: [30, NONE, 0, 0, 30], metric3: [0, 0, 20, NONE, 20] };
  test.each([
    ['IF(metric1, metric2, metric3)', [30, 0, 20, NONE, NONE]],
    ['IF(metric1, 5, metric3)', [5, 5, 20, NONE, NONE]],
    ['IF(metric1, metric2, 5)', [30, 0, 5, 5, NONE]],
    ['IF(metric1, metric2)', [30, 0, NONE, NONE, NONE]],
    ['IF(1, metric2, metric3)', [30, NONE, 0, 0, 30]],
    ['IF(0, metric2)', [NONE, NONE, NONE, NONE, NONE]],
    ['IF(metric3 > 10, 10, 2)', [2, 2, 10, NONE, 10]],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, branches)).toEqual([expected]);
  });
});

describe('functions', () => {
  const data = { m1: [1, 2, NONE, 4, 5], m2: [2, NONE, NONE, 0, 10] };
  test.each([
    ['m1 + m2', [3, 2, NONE, 4, 15]],
    ['m1 - m2', [-1, 2, NONE, 4, -5]],
    ['m1 / m2', [0.5, NONE, NONE, NONE, 0.5]],
    ['m1 * 2 + 1', [3, 5, NONE, 9, 11]],
    ['-m1 + 2 * 3 ^ 2', [17, 16, NONE, 14, 13]],
    ['100 * (m1 - 1e0)', [0, 100, NONE, 300, 400]],
    ['ABS(m1 - 3)', [2, 1, NONE, 1, 2]],
    ['CEIL(m1 / 2) + FLOOR(m1 / 2)', [1, 2, NONE, 4, 5]],
    ['LOG10(m1 * 10 / m1)', [1, 1, NONE, 1, 1]],
    ['m1 - AVG(m1)', [-2, -1, NONE, 1, 2]],
    ['m1 - MIN(m1) + MAX(m1)', [5, 6, NONE, 8, 9]],
    ['SUM(m1) / m1', [12, 6, NONE, 3, 12 / 5]],
    ['SUM([m1, m2])', [3, 2, NONE, 4, 15]],
    ['AVG([m1, m2])', [1.5, 1, NONE, 2, 7.5]],
    ['MAX(METRICS())', [2, 2, NONE, 4, 10]],
    ['MIN(METRICS())', [1, 2, NONE, 0, 5]],
    ['STDDEV(METRICS())', [0.5, 0, NONE, 2, 2.5]],
    ['SUM(METRICS("m2"))', [2, NONE, NONE, 0, 10]],
    ['m1 / METRIC_COUNT(METRICS())', [0.5, 1, NONE, 2, 2.5]],
    ['DATAPOINT_COUNT(METRICS())', [2, 1, NONE, 2, 2]],
    ['m1 * DATAPOINT_COUNT(m1)', [4, 8, NONE, 16, 20]],
    ['FILL(m1, 0)', [1, 2, 0, 4, 5]],
    ['FILL(m1, MAX(m1))', [1, 2, 5, 4, 5]],
    ['FILL(m1, REPEAT)', [1, 2, 2, 4, 5]],
    ['FILL(m1, LINEAR)', [1, 2, 3, 4, 5]],
    ['FILL(m2, m1)', [2, 2, NONE, 0, 10]],
    ['DIFF(m1)', [NONE, 1, NONE, 2, 1]],
    ['DIFF_TIME(m1)', [NONE, 60, NONE, 120, 60]],
    ['RATE(m1) * 60', [NONE, 1, NONE, 1, 1]],
    ['RUNNING_SUM(m1)', [1, 3, NONE, 7, 12]],
    ['PERIOD(m1) * m1', [60, 120, NONE, 240, 300]],
    ['TIME_SERIES(7)', [7, 7, 7, 7, 7]],
    ['MINUTE(m1) + HOUR(m1)', [10, 11, 12, 13, 14]],
    ['DAY(m1) + DATE(m1) + MONTH(m1) + YEAR(m1)', [2024, 2024, 2024, 2024, 2024]],
    ['FIRST(SORT(METRICS(), SUM, DESC))', [1, 2, NONE, 4, 5]],
    ['LAST(SORT(METRICS(), MAX, ASC, 2))', [2, NONE, NONE, 0, 10]],
    ['SUM(SLICE(METRICS(), 1))', [2, NONE, NONE, 0, 10]],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, data)).toEqual([expected]);
  });

  test('an array has several results', () => {
    expect(evaluate('METRICS() * 2', { m1: [1], m2: [2] }).map(([first]) => first)).toEqual([2, 4]);
    expect(evaluate('REMOVE_EMPTY([m1, m2])', { m1: [1], m2: [] })).toHaveLength(1);
  });
});

test.each([
  ['m1 +', 'unexpected end'],
  ['m1 m2', 'unexpected m2'],
  ['UNKNOWN(m1)', 'unknown function UNKNOWN'],
  ['m9 * 2', 'Undefined variable m9'],
  ['AVG(m1)', 'the result must be a time series'],
  ['e + 1', 'circular reference of e'],
  ['m1 # 2', 'unexpected # 2'],
  ['FILL(m1, NEVER)', 'FILL knows REPEAT and LINEAR'],
])('refuses %s', (expression, message) => {
  expect(() => evaluate(expression, { m1: [1], m2: [1] })).toThrow(message);
});

test.each(["SEARCH('{N} \"x\"', 'Sum', 60)", 'ANOMALY_DETECTION_BAND(m1)', 'SELECT AVG(x) FROM y', "LAMBDA('f')"])(
  'does not emulate %s',
  (expression) => {
    expect(() => evaluate(expression, { m1: [1] })).toThrow('does not emulate the metric math expression');
  },
);
