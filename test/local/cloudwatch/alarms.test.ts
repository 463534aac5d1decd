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

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
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
  expect(published[0]?.input).toMatchObject({ TopicArn: TOPIC, Subject: 'ALARM: "drift" in US East (N. Virginia)' });
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  expect(JSON.parse(published[0]?.input.Message ?? '')).toEqual({
    AlarmName: 'drift',
    AlarmDescription: 'the live traffic has drifted',
    AWSAccountId: '123456789012',
    AlarmConfigurationUpdatedTimestamp: expect.stringMatching(/^2001-02-10T00:00:00\.\d{3}\+0000$/),
    NewStateValue: 'ALARM',
    NewStateReason: expect.stringContaining('Threshold Crossed'),
    StateChangeTime: expect.stringMatching(/^2001-02-11/),
    Region: 'US East (N. Virginia)',
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift',
    OldStateValue: 'OK',
    OKActions: [],
    AlarmActions: [TOPIC],
    InsufficientDataActions: [],
    Trigger: {
      MetricName: 'DriftScore',
      Namespace: 'Plumbline',
      StatisticType: 'Statistic',
      Statistic: 'MAXIMUM',
      Unit: null,
      Dimensions: [{ value: 'm', name: 'Model' }],
      Period: 86_400,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0.2,
      TreatMissingData: 'notBreaching',
      EvaluateLowSampleCountPercentile: '',
    },
  });
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

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
test('a composite alarm follows the alarms of its rule, and tells which one was it', async () => {
  const { cloud, alarm, score, described, published } = cloudWatch();
  await alarm({ ...DRIFT, AlarmActions: [], EvaluationPeriods: 1 });
  await alarm({ ...DRIFT, AlarmActions: [], AlarmName: 'other', MetricName: 'Other' });
  const rule = 'ALARM("drift") AND NOT (OK(other) OR FALSE)';
  await alarm({ AlarmName: 'both', AlarmRule: rule, AlarmActions: [TOPIC] }, 'CompositeAlarm');
  expect(await described({ AlarmTypes: ['CompositeAlarm'] })).toMatchObject([
    {
      StateValue: 'OK',
      StateReason: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:both was created and its alarm rule evaluates to OK',
    },
  ]);
  score(0, 0.5);
  await new Promise((resolve) => setImmediate(resolve));

  const drift = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift';
  expect(await described({ AlarmTypes: ['CompositeAlarm'] })).toMatchObject([{ AlarmName: 'both', StateValue: 'ALARM' }]);
  expect(cloud.recording.events.at(-1)?.detail).toMatchObject({
    alarmName: 'both',
    configuration: { alarmRule: rule },
    previousState: { value: 'OK' },
    state: {
      value: 'ALARM',
      reason: `${drift} transitioned to ALARM at Saturday 10 February, 2001 00:00:00 UTC`,
      reasonData: expect.stringContaining(
        `{"triggeringAlarms":[{"arn":"${drift}","state":{"value":"ALARM","timestamp":"2001-02-10T00:00:00`,
      ),
    },
  });
  expect(JSON.parse(published[0]?.input.Message ?? '')).toMatchObject({
    AlarmName: 'both',
    AlarmRule: rule,
    TriggeringChildren: [{ Arn: drift, State: { Value: 'ALARM' } }],
  });
  await expect(alarm({ AlarmName: 'none', AlarmRule: 'ALARM(nothing)' }, 'CompositeAlarm')).rejects.toThrow(
    'alarms [nothing] in the alarm rule',
  );
});

test('a new, a changed and a deleted alarm are events', async () => {
  const { cloud, alarm } = cloudWatch();
  await alarm(DRIFT);
  await alarm({ ...DRIFT, Threshold: 0.3 });
  await cloud.call(ROOT, 'monitoring', 'DeleteAlarms', { AlarmNames: ['drift', 'never-there'] });

  expect(cloud.recording.events.map(({ detailType, detail }) => ({ detailType, ...detail }))).toMatchObject([
    { detailType: 'CloudWatch Alarm Configuration Change', operation: 'create', configuration: { threshold: 0.2, alarmActions: [TOPIC] } },
    { operation: 'update', configuration: { threshold: 0.3 }, previousConfiguration: { threshold: 0.2 } },
    { operation: 'delete', state: { value: 'INSUFFICIENT_DATA' } },
  ]);
});

test('an alarm whose actions are disabled is an event and nothing else', async () => {
  const { cloud, alarm, score, state, published } = cloudWatch();
  await alarm({ ...DRIFT, EvaluationPeriods: 1 });
  await cloud.call(ROOT, 'monitoring', 'DisableAlarmActions', { AlarmNames: ['drift'] });
  score(0, 0.5);
  await new Promise((resolve) => setImmediate(resolve));

  expect(await state()).toBe('ALARM');
  expect(published).toEqual([]);
  expect(cloud.recording.events.at(-1)?.detailType).toBe('CloudWatch Alarm State Change');
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
test('a percentile of few samples is ignored when the alarm says so', async () => {
  const { alarm, score, state } = cloudWatch();
  const percentile = { ...DRIFT, Statistic: undefined, ExtendedStatistic: 'p90', EvaluationPeriods: 1 };
  await alarm({ ...percentile, EvaluateLowSampleCountPercentile: 'ignore' });
  for (let sample = 0; sample < 99; sample++) {
    score(0, 0.5);
  }
  expect(await state()).toBe('INSUFFICIENT_DATA');
  score(0, 0.5);

  expect(await state()).toBe('ALARM');
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
  [{ Period: 15 }, 'Period must be 10, 20, 30 or a multiple of 60'],
  [{ Period: 60, EvaluationPeriods: 1441 }, 'Metrics cannot be checked across more than a day'],
  [{ DatapointsToAlarm: 4 }, 'DatapointsToAlarm must be at least 1 and at most EvaluationPeriods'],
  [{ Threshold: undefined, ThresholdMetricId: 'band' }, 'does not emulate alarms without Threshold'],
  [{ ExtendedStatistic: 'p99' }, 'Exactly one of Statistic and ExtendedStatistic'],
  [{ TreatMissingData: 'never' }, 'TreatMissingData must be one of'],
  [{ Metrics: [] }, 'must not be specified together with Metrics'],
  [{ ComparisonOperator: 'LessThanLowerThreshold' }, 'the comparison operator LessThanLowerThreshold'],
  [{ AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] }, 'the alarm action arn:aws:automate'],
])('refuses %j', async (properties, message) => {
  const { alarm } = cloudWatch();

  await expect(alarm({ ...DRIFT, ...properties })).rejects.toThrow(message);
});

test('alarms and their history come in pages', async () => {
  const { cloud, alarm } = cloudWatch();
  for (const AlarmName of ['a', 'b', 'c']) {
    await alarm({ ...DRIFT, AlarmName });
  }
  const first = await cloud.call(ROOT, 'monitoring', 'DescribeAlarms', { MaxRecords: 2 });
  const second = await cloud.call(ROOT, 'monitoring', 'DescribeAlarms', { MaxRecords: 2, NextToken: first.NextToken });
  const history = await cloud.call(ROOT, 'monitoring', 'DescribeAlarmHistory', { MaxRecords: 1 });

  expect(first).toMatchObject({ MetricAlarms: [{ AlarmName: 'a' }, { AlarmName: 'b' }] });
  expect(second).toMatchObject({ MetricAlarms: [{ AlarmName: 'c' }], NextToken: undefined });
  expect(history).toMatchObject({ AlarmHistoryItems: [{ HistorySummary: 'Alarm "c" created' }], NextToken: expect.any(String) });
  await expect(cloud.call(ROOT, 'monitoring', 'DescribeAlarms', { NextToken: 'no token' })).rejects.toThrow('next token');
});

test('clients make alarms, and find those of a metric', async () => {
  const { cloud, score, state } = cloudWatch();
  const { Namespace, MetricName, Dimensions } = DRIFT;
  await cloud.call(ROOT, 'monitoring', 'PutMetricAlarm', { AlarmName: 'drift', ...DRIFT, EvaluationPeriods: 1 });
  await cloud.call(ROOT, 'monitoring', 'PutCompositeAlarm', { AlarmName: 'any', AlarmRule: 'ALARM(drift)' });
  score(0, 0.5);

  expect(await state()).toBe('ALARM');
  expect(await cloud.call(ROOT, 'monitoring', 'DescribeAlarmsForMetric', { Namespace, MetricName, Dimensions })).toMatchObject({
    MetricAlarms: [{ AlarmName: 'drift', Dimensions }],
  });
  await expect(cloud.call(ROOT, 'monitoring', 'PutMetricAlarm', { AlarmName: 'x', ...DRIFT, ThresholdMetricId: 'band' })).rejects.toThrow(
    'does not emulate the parameter ThresholdMetricId',
  );
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
test('a state that is none is refused', async () => {
  const { cloud, alarm } = cloudWatch();
  await alarm(DRIFT);
  const input = { AlarmName: 'drift', StateValue: 'LOUD', StateReason: 'x' };
  await expect(cloud.call(ROOT, 'monitoring', 'SetAlarmState', input)).rejects.toThrow('stateValue must be one of OK, ALARM');
});
