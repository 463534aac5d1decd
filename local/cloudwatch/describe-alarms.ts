import { AwsError } from '../core/aws-error';
import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import type { AlarmState } from './alarm';
import type { StateValue } from './alarm-verdict';
import type { AnyAlarm } from './alarm-watch';
import { alarmsOf } from './alarm-watch';
import type { Dimension } from './metric-data-query';
import { dimensionsOf } from './metric-data-query';
import { seriesKey } from './series';

const PAGE_SIZE = 50;
const HISTORY_PAGE_SIZE = 100;

type AlarmType = 'MetricAlarm' | 'CompositeAlarm';

interface Page {
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

interface DescribeInput extends Page {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  /** @default - metric alarms only */
  readonly AlarmTypes?: readonly AlarmType[];
  readonly StateValue?: StateValue;
  readonly ActionPrefix?: string;
}

/** `DescribeAlarms` */
export function describeAlarms(input: DescribeInput, { cloud, authorize }: CallContext): object {
  const { AlarmNames: names, AlarmNamePrefix: prefix = '', AlarmTypes: types = ['MetricAlarm'], ActionPrefix: action } = input;
  for (const resource of names?.map((name) => cloud.arn('cloudwatch', `alarm:${name}`)) ?? [cloud.arn('cloudwatch', 'alarm:*')]) {
    authorize({ action: 'cloudwatch:DescribeAlarms', resource });
  }
  const found = alarmsOf(cloud)
    .list()
    .filter((alarm) => types.includes(typeOf(alarm)))
    .filter(({ name }) => names?.includes(name) ?? name.startsWith(prefix))
    .filter(({ state }) => state.value === (input.StateValue ?? state.value))
    .filter(({ actions }) => action === undefined || Object.values(actions).some((all) => all.some((arn) => arn.startsWith(action))));
  const { items, nextToken } = listPage(found, input.MaxRecords ?? PAGE_SIZE, input.NextToken, invalidToken);
  const ofType = (type: AlarmType): object[] => items.filter((alarm) => typeOf(alarm) === type).map(describe);
  return { MetricAlarms: ofType('MetricAlarm'), CompositeAlarms: ofType('CompositeAlarm'), NextToken: nextToken };
}

interface ForMetricInput {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
}

/** `DescribeAlarmsForMetric` */
export function describeAlarmsForMetric(input: ForMetricInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:DescribeAlarmsForMetric', resource: '*' });
  const key = seriesKey({ namespace: input.Namespace, name: input.MetricName, dimensions: dimensionsOf(input.Dimensions) });
  const MetricAlarms = alarmsOf(cloud)
    .list()
    .filter((alarm) => alarm.kind === 'metric' && alarm.seriesKeys.includes(key))
    .map((alarm): Record<string, unknown> => ({ ...describe(alarm) }))
    .filter((alarm) =>
      (['Statistic', 'ExtendedStatistic', 'Period'] as const).every((field) => input[field] === undefined || alarm[field] === input[field]),
    );
  return { MetricAlarms };
}

interface HistoryInput extends Page {
  readonly AlarmName?: string;
  readonly AlarmTypes?: readonly AlarmType[];
  readonly HistoryItemType?: string;
  readonly StartDate?: Date;
  readonly EndDate?: Date;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
}

/** `DescribeAlarmHistory`, newest first unless asked otherwise. */
export function describeAlarmHistory(input: HistoryInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:DescribeAlarmHistory', resource: cloud.arn('cloudwatch', `alarm:${input.AlarmName ?? '*'}`) });
  const from = input.StartDate?.getTime() ?? -Infinity;
  const to = input.EndDate?.getTime() ?? Infinity;
  const found = alarmsOf(cloud)
    .list()
    .filter((alarm) => alarm.name === (input.AlarmName ?? alarm.name) && input.AlarmTypes?.includes(typeOf(alarm)) !== false)
    .flatMap((alarm) => alarm.history.map((item) => ({ alarm, ...item })))
    .filter(({ type, time }) => type === (input.HistoryItemType ?? type) && time >= from && time <= to)
    .sort((a, b) => a.time - b.time);
  if (input.ScanBy !== 'TimestampAscending') {
    found.reverse();
  }
  const { items, nextToken } = listPage(found, input.MaxRecords ?? HISTORY_PAGE_SIZE, input.NextToken, invalidToken);
  const AlarmHistoryItems = items.map(({ alarm, time, type, summary, data }) => ({
    AlarmName: alarm.name,
    AlarmType: typeOf(alarm),
    Timestamp: new Date(time),
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: data,
  }));
  return { AlarmHistoryItems, NextToken: nextToken };
}

function invalidToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The next token specified is invalid.');
}

function typeOf({ kind }: AnyAlarm): AlarmType {
  return kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm';
}

function describe(alarm: AnyAlarm): object {
  const state: AlarmState = alarm.state;
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.updatedAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: new Date(state.since),
    StateTransitionedTimestamp: new Date(state.since),
    ...alarm.describe(),
  };
}
