import { Clock } from '../../../local/core/clock';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { cloudWatchProviders } from '../../../local/cloudwatch/providers';
import { createCloudWatch } from '../../../local/cloudwatch/service';
import { ROOT, testCloud } from '../test-cloud';

const DAY = 86_400_000;
const START = Date.UTC(2001, 1, 10);
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';

interface AlarmAnswer {
  readonly AlarmName: string;
  readonly StateValue: string;
  readonly StateReason: string;
}

const clocks: Clock[] = [];

afterEach(() => {
  for (const clock of clocks.splice(0)) {
    clock.stop();
  }
});

function cloudWatch() {
  const cloud = testCloud({ options: { clock: new Clock(1, START) } });
  clocks.push(cloud.clock);
  const published: { caller: object; input: Record<string, string> }[] = [];
  cloud.addService(createCloudWatch(cloud));
  cloud.addProviders(cloudWatchProviders);
  cloud.addService({
    signingName: 'sns',
    operations: { Publish: (input: Record<string, string>, { caller }) => Promise.resolve(void published.push({ caller, input })) },
  });
  const context = { cloud, physicalName: () => 'made-up-name' } as unknown as ProvisionContext;
  const alarm = async (properties: object, type = 'Alarm') => {
    await cloud.provider(`AWS::CloudWatch::${type}`)?.create({ AlarmName: 'drift', ...properties }, context);
  };
  const score = (day: number, value: number) => {
    cloud.ports.metric({
      namespace: 'Plumbline',
      name: 'DriftScore',
      dimensions: { Model: 'm' },
      value,
      time: new Date(START + day * DAY),
    });
  };
  const described = async (input: object = {}) => {
    const { MetricAlarms, CompositeAlarms } = await cloud.call<Record<string, AlarmAnswer[]>>(ROOT, 'monitoring', 'DescribeAlarms', input);
    return [...(MetricAlarms ?? []), ...(CompositeAlarms ?? [])];
  };
  const state = async () => (await described())[0]?.StateValue;
  return { cloud, alarm, score, state, described, published };
}

/** Three of three daily windows over 0.2. */
const DRIFT = {
  Namespace: 'Plumbline',
  MetricName: 'DriftScore',
  Dimensions: [{ Name: 'Model', Value: 'm' }],
  Statistic: 'Maximum',
  Period: 86_400,
  EvaluationPeriods: 3,
  Threshold: 0.2,
  ComparisonOperator: 'GreaterThanThreshold',
  AlarmDescription: 'the live traffic has drifted',
  AlarmActions: [TOPIC],
};

test('goes into alarm on the third day over the threshold, however late the datapoints are, and back on a calm day', async () => {
  const { cloud, alarm, score, state } = cloudWatch();
  await alarm(DRIFT);
  const states: (string | undefined)[] = [];
  for (const [day, value] of [0.1, 0.3, 0.4, 0.5, 0.6, 0.1].entries()) {
    cloud.clock.jump(START + (day + 1) * DAY + 30 * 60_000);
    score(day, value);
    states.push(await state());
  }

  expect(states).toEqual(['OK', 'OK', 'OK', 'ALARM', 'ALARM', 'OK']);
});

test('announces a change to the bus and to the topic in the documented shapes', async () => {
  const { cloud, alarm, score, published } = cloudWatch();
  await alarm({ ...DRIFT, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' });
  cloud.clock.jump(START + DAY);
  score(1, 0.25);
  await new Promise((resolve) => setImmediate(resolve));

  expect(cloud.recording.events.at(-1)).toEqual({
    source: 'aws.cloudwatch',
    detailType: 'CloudWatch Alarm State Change',
    resources: ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift'],
    detail: {
      alarmName: 'drift',
      configuration: {
        description: 'the live traffic has drifted',
        metrics: [
          {
            id: expect.any(String),
            metricStat: {
              metric: { namespace: 'Plumbline', name: 'DriftScore', dimensions: { Model: 'm' } },
              period: 86_400,
              stat: 'Maximum',
            },
            returnData: true,
          },
        ],
      },
      previousState: {
        value: 'OK',
        reason: 'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
        reasonData: expect.any(String),
        timestamp: expect.stringMatching(/^2001-02-11T00:00:00\.\d{3}\+0000$/),
      },
      state: {
        value: 'ALARM',
        reason:
          'Threshold Crossed: 1 out of the last 1 datapoints [0.25 (11/02/01 00:00:00)] was greater than the threshold (0.2) (minimum 1 datapoint for OK -> ALARM transition).',
        reasonData: expect.stringContaining('"recentDatapoints":[0.25]'),
        timestamp: expect.stringMatching(/^2001-02-11/),
      },
    },
  });
  expect(published).toHaveLength(1);
  expect(published[0]?.caller).toMatchObject({
    kind: 'service',
    arn: 'cloudwatch.amazonaws.com',
    context: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift' },
  });
  expect(published[0]?.input).toMatchObject({ TopicArn: TOPIC, Subject: 'ALARM: "drift" in us-east-1' });
  expect(JSON.parse(published[0]?.input.Message ?? '')).toMatchObject({ AlarmName: 'drift', NewStateValue: 'ALARM', OldStateValue: 'OK' });
});

test('loses its data as time goes by, also when the clock jumps over months', async () => {
  const { cloud, alarm, score, state } = cloudWatch();
  await alarm({ ...DRIFT, EvaluationPeriods: 1 });
  score(0, 0.5);
  expect(await state()).toBe('ALARM');
  cloud.clock.jump(START + 100 * DAY);

  expect(await state()).toBe('INSUFFICIENT_DATA');
});

test('a quiet alarm has no timer', async () => {
  const { cloud, alarm } = cloudWatch();
  const at = jest.spyOn(cloud.clock, 'at');
  await alarm({ ...DRIFT, Period: 60 });
  cloud.clock.jump(START + 30 * DAY);

  expect(at.mock.calls.length).toBeLessThanOrEqual(2);
});

test.each([
  ['Average', 2],
  ['Sum', 6],
  ['Minimum', 1],
  ['Maximum', 3],
  ['SampleCount', 3],
  ['p50', 2],
  ['p99', 2.98],
])('computes the statistic %s', async (stat, value) => {
  const { cloud, score } = cloudWatch();
  [1, 2, 3].forEach((each) => {
    score(0, each);
  });
  const query = {
    Id: 'm',
    MetricStat: { Metric: { Namespace: 'Plumbline', MetricName: 'DriftScore', Dimensions: DRIFT.Dimensions }, Period: 86_400, Stat: stat },
  };
  const { MetricDataResults } = await cloud.call<{ MetricDataResults: { Values: number[] }[] }>(ROOT, 'monitoring', 'GetMetricData', {
    MetricDataQueries: [query],
    StartTime: new Date(START),
    EndTime: new Date(START + DAY),
  });

  expect(MetricDataResults[0]?.Values[0]).toBeCloseTo(value, 10);
});

test('watches an expression over metrics', async () => {
  const { cloud, alarm, state } = cloudWatch();
  const metric = (name: string) => ({ Metric: { Namespace: 'Api', MetricName: name }, Period: 60, Stat: 'Sum' });
  const { Threshold, ComparisonOperator } = DRIFT;
  await alarm({
    Metrics: [
      { Id: 'errors', MetricStat: metric('Errors'), ReturnData: false },
      { Id: 'calls', MetricStat: metric('Calls'), ReturnData: false },
      { Id: 'rate', Expression: 'FILL(errors, 0) / calls' },
    ],
    EvaluationPeriods: 1,
    Threshold,
    ComparisonOperator,
  });
  cloud.ports.metric({ namespace: 'Api', name: 'Calls', dimensions: {}, value: 4 });
  expect(await state()).toBe('OK');
  cloud.ports.metric({ namespace: 'Api', name: 'Errors', dimensions: {}, value: 1 });

  expect(await state()).toBe('ALARM');
});

test('a composite alarm follows the alarms of its rule', async () => {
  const { alarm, score, described } = cloudWatch();
  await alarm({ ...DRIFT, EvaluationPeriods: 1 });
  await alarm({ AlarmName: 'both', AlarmRule: 'ALARM("drift") AND NOT (OK(other) OR FALSE)' }, 'CompositeAlarm');
  score(0, 0.5);

  expect(await described({ AlarmTypes: ['CompositeAlarm'] })).toMatchObject([{ AlarmName: 'both', StateValue: 'ALARM' }]);
});

test('a state that was set by hand lasts until the next evaluation, and the history tells', async () => {
  const { cloud, alarm, score, state } = cloudWatch();
  await alarm({ ...DRIFT, EvaluationPeriods: 1 });
  await cloud.call(ROOT, 'monitoring', 'SetAlarmState', { AlarmName: 'drift', StateValue: 'ALARM', StateReason: 'a test' });
  expect(await state()).toBe('ALARM');
  score(0, 0.1);
  expect(await state()).toBe('OK');

  const { AlarmHistoryItems } = await cloud.call<{ AlarmHistoryItems: { HistorySummary: string }[] }>(
    ROOT,
    'monitoring',
    'DescribeAlarmHistory',
    {
      AlarmName: 'drift',
      HistoryItemType: 'StateUpdate',
    },
  );
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm updated from ALARM to OK',
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
  ]);
});

test.each([
  [{ Statistic: undefined, ExtendedStatistic: 'tm95' }, 'the statistic tm95'],
  [{ Period: 10 }, 'alarm periods that are no whole minutes'],
  [{ ComparisonOperator: 'LessThanLowerThreshold' }, 'the comparison operator LessThanLowerThreshold'],
  [{ AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] }, 'the alarm action arn:aws:automate'],
])('refuses %j', async (properties, message) => {
  const { alarm } = cloudWatch();

  await expect(alarm({ ...DRIFT, ...properties })).rejects.toThrow(message);
});

test('takes values with counts, and lists the metrics', async () => {
  const { cloud } = cloudWatch();
  const data = { MetricName: 'Rows', Dimensions: [{ Name: 'Model', Value: 'm' }], Values: [1, 2], Counts: [3, 1] };
  await cloud.call(ROOT, 'monitoring', 'PutMetricData', { Namespace: 'Plumbline', MetricData: [data] });
  const statistics = await cloud.call<{ Datapoints: object[] }>(ROOT, 'monitoring', 'GetMetricStatistics', {
    Namespace: 'Plumbline',
    MetricName: 'Rows',
    Dimensions: data.Dimensions,
    StartTime: new Date(START),
    EndTime: new Date(START + DAY),
    Period: 86_400,
    Statistics: ['Sum', 'SampleCount'],
  });

  expect(statistics.Datapoints).toEqual([{ Timestamp: new Date(START), Unit: 'None', Sum: 5, SampleCount: 4 }]);
  expect(await cloud.call(ROOT, 'monitoring', 'ListMetrics', { Namespace: 'Plumbline' })).toEqual({
    Metrics: [{ Namespace: 'Plumbline', MetricName: 'Rows', Dimensions: data.Dimensions }],
  });
});
