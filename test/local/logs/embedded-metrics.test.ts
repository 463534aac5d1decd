import { Clock } from '../../../local/core/clock';
import { embeddedMetrics } from '../../../local/logs/embedded-metrics';

const FEBRUARY = Date.UTC(2001, 1, 16);
const clock = new Clock(1, FEBRUARY);
const DIRECTIVE = { Namespace: 'Shop', Dimensions: [['Environment', 'Model'], []], Metrics: [{ Name: 'Score', Unit: 'Percent' }] };

afterAll(() => {
  clock.stop();
});

function extracted(document: object, prefix = '') {
  return embeddedMetrics({ timestamp: FEBRUARY, message: `${prefix}${JSON.stringify(document)}` }, clock);
}

function document(directive: object, targets: object = {}) {
  return {
    _aws: { Timestamp: FEBRUARY - 1000, CloudWatchMetrics: [{ ...DIRECTIVE, ...directive }] },
    Environment: 'pilot',
    Model: 'm',
    Score: [0.3, 0.4],
    ...targets,
  };
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
test('gives each value of a list in each dimension set, with its unit and time', () => {
  const metrics = extracted(document({}));

  expect(metrics).toHaveLength(4);
  expect(metrics[0]).toEqual({
    namespace: 'Shop',
    name: 'Score',
    dimensions: { Environment: 'pilot', Model: 'm' },
    value: 0.3,
    unit: 'Percent',
    time: new Date(FEBRUARY - 1000),
  });
  expect(metrics[1]?.dimensions).toEqual({});
});

test('reads several directives', () => {
  const other = { Namespace: 'Other', Dimensions: [[]], Metrics: [{ Name: 'Rows' }] };
  const metrics = extracted({ _aws: { Timestamp: 1, CloudWatchMetrics: [{ ...DIRECTIVE, Dimensions: [[]] }, other] }, Score: 1, Rows: 2 });

  expect(metrics.map(({ namespace, value }) => [namespace, value])).toEqual([
    ['Shop', 1],
    ['Other', 2],
  ]);
});

test('a document after what Lambda puts before a line is one', () => {
  expect(extracted(document({}), '2026-01-01T00:00:00Z\tid\tINFO\t')).toHaveLength(4);
});

test('a metric stamped by the clock of the machine means now in virtual time', () => {
  const [metric] = extracted({ ...document({}), _aws: { Timestamp: Date.now(), CloudWatchMetrics: [DIRECTIVE] } });

  expect(metric?.time?.toISOString()).toMatch(/^2001-02-16T00:00/);
});

test.each([
  ['no Timestamp', { ...document({}), _aws: { CloudWatchMetrics: [DIRECTIVE] } }],
  ['no directives', { ...document({}), _aws: { Timestamp: 1 } }],
  ['no Namespace', document({ Namespace: undefined })],
  ['an empty Namespace', document({ Namespace: '' })],
  ['no Dimensions', document({ Dimensions: undefined })],
  ['no dimension set', document({ Dimensions: [] })],
  ['dimension sets that are no lists', document({ Dimensions: ['Environment'] })],
  ['more than 30 dimensions', document({ Dimensions: [Array(31).fill('Environment')] })],
  ['more than 100 metrics', document({ Metrics: Array(101).fill({ Name: 'Score' }) })],
  ['a metric without a name', document({ Metrics: [{ Unit: 'Count' }] })],
  ['another storage resolution', document({ Metrics: [{ Name: 'Score', StorageResolution: 5 }] })],
  ['a value that is no number', document({}, { Score: '0.3' })],
  ['a list with a value that is no number', document({}, { Score: [1, 'x'] })],
  ['more than 100 values', document({}, { Score: Array(101).fill(1) })],
  ['a value that is not there', document({}, { Score: undefined })],
  ['a dimension that is no text', document({ Dimensions: [['Environment']] }, { Environment: 5 })],
  ['a dimension that is not there', document({ Dimensions: [['Missing']] })],
])('ignores a document with %s', (_what, invalid) => {
  expect(extracted(invalid)).toEqual([]);
});

test.each(['plain text', '{"level":"INFO"}', 'not {"_aws"', '{"_aws":null}', '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[null]}}'])(
  '%s has no metrics',
  (message) => {
    expect(embeddedMetrics({ timestamp: FEBRUARY, message }, clock)).toEqual([]);
  },
);
