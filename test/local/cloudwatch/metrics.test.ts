import { Clock } from '../../../local/core/clock';
import { createCloudWatch } from '../../../local/cloudwatch/service';
import { ROOT, testCloud } from '../test-cloud';

const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2001, 1, 10);
const DIMENSIONS = [{ Name: 'Model', Value: 'm' }];
const METRIC = { Namespace: 'Shop', MetricName: 'Rows', Dimensions: DIMENSIONS };

interface Result {
  readonly Id: string;
  readonly Label: string;
  readonly Timestamps: readonly Date[];
  readonly Values: readonly number[];
  readonly StatusCode: string;
}

const clocks: Clock[] = [];

afterEach(() => {
  for (const clock of clocks.splice(0)) {
    clock.stop();
  }
});

function metrics() {
  const cloud = testCloud({ options: { clock: new Clock(1, START) } });
  clocks.push(cloud.clock);
  cloud.addService(createCloudWatch(cloud));
  const put = (...data: object[]) =>
    cloud.call(ROOT, 'monitoring', 'PutMetricData', {
      Namespace: 'Shop',
      MetricData: data.map((datum) => ({ MetricName: 'Rows', Dimensions: DIMENSIONS, ...datum })),
    });
  const get = (queries: object[], input: object = {}) =>
    cloud.call<{ MetricDataResults: Result[]; NextToken?: string }>(ROOT, 'monitoring', 'GetMetricData', {
      MetricDataQueries: queries,
      StartTime: new Date(START),
      EndTime: new Date(START + DAY),
      ...input,
    });
  const statistics = (input: object) =>
    cloud.call<{ Datapoints: object[] }>(ROOT, 'monitoring', 'GetMetricStatistics', {
      ...METRIC,
      StartTime: new Date(START),
      EndTime: new Date(START + DAY),
      Period: 86_400,
      ...input,
    });
  return { cloud, put, get, statistics };
}

const query = (Id: string, Stat = 'Sum', Period = 60) => ({ Id, MetricStat: { Metric: METRIC, Period, Stat } });
const minute = (n: number): Date => new Date(START + n * MINUTE);

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
test.each([
  ['Average', 2],
  ['Sum', 6],
  ['Minimum', 1],
  ['Maximum', 3],
  ['SampleCount', 3],
  ['p50', 2],
  ['p99', 2.98],
])('computes the statistic %s', async (stat, value) => {
  const { put, get } = metrics();
  await put({ Value: 1 }, { Values: [2, 3] });
  const { MetricDataResults } = await get([query('m', stat, 86_400)]);

  expect(MetricDataResults[0]?.Values[0]).toBeCloseTo(value, 10);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
test('takes values with counts and sets of statistics, each unit for itself, and lists the metrics', async () => {
  const { cloud, put, statistics } = metrics();
  await put({ Values: [1, 2], Counts: [3, 1] }, { StatisticValues: { SampleCount: 10, Sum: 50, Minimum: 0, Maximum: 9 }, Unit: 'Seconds' });
  const found = await statistics({ Statistics: ['Sum', 'SampleCount', 'Maximum'], ExtendedStatistics: ['p50'] });

  expect(found.Datapoints).toEqual([
    { Timestamp: new Date(START), Unit: 'None', Sum: 5, SampleCount: 4, Maximum: 2, ExtendedStatistics: { p50: 1 } },
    { Timestamp: new Date(START), Unit: 'Seconds', Sum: 50, SampleCount: 10, Maximum: 9, ExtendedStatistics: { p50: undefined } },
  ]);
  expect((await statistics({ Statistics: ['Sum'], Unit: 'Seconds' })).Datapoints).toHaveLength(1);
  expect(await cloud.call(ROOT, 'monitoring', 'ListMetrics', { Namespace: 'Shop' })).toEqual({
    Metrics: [METRIC],
    NextToken: undefined,
  });
});

test.each([
  ['a namespace of AWS', { Namespace: 'AWS/Lambda' }, {}, 'The value AWS/ for parameter Namespace is invalid.'],
  ['two kinds of values', {}, { Value: 1, Values: [1] }, 'mutually exclusive'],
  ['no value', {}, { Value: undefined }, 'At least one of the parameters must be specified'],
  ['no number', {}, { Value: NaN }, 'The value NaN for parameter'],
  ['a number that is too large', {}, { Value: 2 ** 361 }, 'for parameter MetricData.member.1.Value is invalid'],
  ['other counts than values', {}, { Value: undefined, Values: [1, 2], Counts: [1] }, 'must be of the same size'],
  ['more than 150 values', {}, { Value: undefined, Values: Array(151).fill(1) }, 'size greater than 150'],
  ['more than 30 dimensions', {}, { Dimensions: Array(31).fill({ Name: 'a', Value: 'b' }) }, 'size greater than 30'],
  ['a value of three weeks ago', {}, { Timestamp: new Date(START - 21 * DAY) }, 'no more than two weeks in the past'],
  ['a value of tomorrow', {}, { Timestamp: new Date(START + DAY) }, 'no more than two hours in the future'],
  ['another resolution', {}, { StorageResolution: 5 }, 'StorageResolution must be 1 or 60'],
])('refuses %s', async (_what, input, datum, message) => {
  const { cloud } = metrics();
  const MetricData = [{ MetricName: 'Rows', Value: 1, ...datum }];

  await expect(cloud.call(ROOT, 'monitoring', 'PutMetricData', { Namespace: 'Shop', MetricData, ...input })).rejects.toThrow(message);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
describe('GetMetricData', () => {
  test('answers metrics and expressions, newest first unless asked otherwise', async () => {
    const { put, get } = metrics();
    await put({ Value: 1, Timestamp: minute(0) }, { Value: 4, Timestamp: minute(2) });
    const queries = [
      { ...query('m'), ReturnData: false },
      { Id: 'e', Expression: 'm * 10', Label: 'tens' },
    ];
    const { MetricDataResults } = await get(queries);
    const ascending = await get([query('m')], { ScanBy: 'TimestampAscending' });

    expect(MetricDataResults).toEqual([
      { Id: 'e', Label: 'tens', Timestamps: [minute(2), minute(0)], Values: [40, 10], StatusCode: 'Complete' },
    ]);
    expect(ascending.MetricDataResults[0]).toMatchObject({ Label: 'Rows', Values: [1, 4] });
  });

  test('an array of series has a result each, with both labels', async () => {
    const { put, get } = metrics();
    await put({ Value: 1 });
    const queries = [
      { ...query('a'), Label: 'A', ReturnData: false },
      { ...query('b'), ReturnData: false },
      { Id: 'e', Expression: 'METRICS() * 2', Label: 'twice' },
    ];
    const { MetricDataResults } = await get(queries);

    expect(MetricDataResults.map(({ Id, Label, Values }) => [Id, Label, Values[0]])).toEqual([
      ['e', 'twice A', 2],
      ['e', 'twice Rows', 2],
    ]);
  });

  test('comes in pages', async () => {
    const { put, get } = metrics();
    await put({ Value: 1, Timestamp: minute(0) }, { Value: 2, Timestamp: minute(1) }, { Value: 3, Timestamp: minute(2) });
    const first = await get([query('m')], { MaxDatapoints: 2 });
    const second = await get([query('m')], { MaxDatapoints: 2, NextToken: first.NextToken });

    expect(first.MetricDataResults[0]).toMatchObject({ Values: [3, 2], StatusCode: 'PartialData' });
    expect(second.MetricDataResults[0]).toMatchObject({ Values: [1], StatusCode: 'Complete' });
    expect(second.NextToken).toBeUndefined();
  });

  test.each([
    ['less than 15 days old: to the minute', 1, '2001-02-10T00:03:00.000Z'],
    ['15 to 63 days old: to 5 minutes', 20, '2001-02-10T00:00:00.000Z'],
    ['older: to the hour', 70, '2001-02-10T00:00:00.000Z'],
  ])('rounds the start of the request down, %s', async (_rule, days, expected) => {
    const { cloud, put, get } = metrics();
    await put({ Value: 1, Timestamp: minute(5) });
    cloud.clock.jump(START + days * DAY);
    const { MetricDataResults } = await get([query('m', 'Sum', 3600)], { StartTime: new Date(START + 3.5 * MINUTE) });

    expect(MetricDataResults[0]?.Timestamps[0]?.toISOString()).toBe(expected);
  });

  test.each([
    ['an id that is no name', [query('M')], 'not matching the expected pattern'],
    ['an id twice', [query('m'), query('m')], 'not unique'],
    ['a period of 45 seconds', [query('m', 'Sum', 45)], 'The parameter Period must be'],
    ['a query without a metric', [{ Id: 'm' }], 'must have either MetricStat or Expression'],
    ['a statistic that is not emulated', [query('m', 'tm90')], 'does not emulate the statistic tm90'],
    [
      'periods of different lengths',
      [query('a'), query('b', 'Sum', 300), { Id: 'e', Expression: 'a + b' }],
      'periods of different lengths',
    ],
  ])('refuses %s', async (_what, queries, message) => {
    const { put, get } = metrics();
    await put({ Value: 1 });

    await expect(get(queries)).rejects.toThrow(message);
  });
});

test.each([
  ['no statistic', {}, 'Must specify either Statistics or ExtendedStatistics'],
  [
    'more than 1,440 datapoints',
    { Statistics: ['Sum'], Period: 1 },
    'You have requested up to 86,400 datapoints, which exceeds the limit of 1,440.',
  ],
  ['an end before the start', { Statistics: ['Sum'], EndTime: new Date(START) }, 'StartTime must be less than the parameter EndTime'],
])('GetMetricStatistics refuses %s', async (_what, input, message) => {
  const { statistics } = metrics();

  await expect(statistics(input)).rejects.toThrow(message);
});
