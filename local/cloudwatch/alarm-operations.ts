import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { Alarm } from './alarm';
import type { StateValue } from './alarm-verdict';
import { alarmsOf } from './alarm-watch';

type AlarmType = 'MetricAlarm' | 'CompositeAlarm';

interface DescribeInput {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  /** @default - metric alarms only */
  readonly AlarmTypes?: readonly AlarmType[];
  readonly StateValue?: StateValue;
  readonly MaxRecords?: number;
}

/** `DescribeAlarms`, in one page. */
export function describeAlarms(input: DescribeInput, { cloud, authorize }: CallContext): Promise<object> {
  const names = input.AlarmNames;
  for (const resource of names?.map((name) => cloud.arn('cloudwatch', `alarm:${name}`)) ?? [cloud.arn('cloudwatch', 'alarm:*')]) {
    authorize({ action: 'cloudwatch:DescribeAlarms', resource });
  }
  const alarms = alarmsOf(cloud)
    .list()
    .filter(({ name }) => names?.includes(name) ?? name.startsWith(input.AlarmNamePrefix ?? ''))
    .filter(({ state }) => state.value === (input.StateValue ?? state.value));
  const types = input.AlarmTypes ?? ['MetricAlarm'];
  const ofKind = (kind: Alarm['kind'], type: AlarmType): object[] =>
    types.includes(type)
      ? alarms
          .filter((alarm) => alarm.kind === kind)
          .slice(0, input.MaxRecords)
          .map(describe)
      : [];
  return Promise.resolve({ MetricAlarms: ofKind('metric', 'MetricAlarm'), CompositeAlarms: ofKind('composite', 'CompositeAlarm') });
}

function describe(alarm: Alarm): object {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.updatedAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    StateValue: alarm.state.value,
    StateReason: alarm.state.reason,
    StateReasonData: alarm.state.reasonData,
    StateUpdatedTimestamp: new Date(alarm.state.since),
    StateTransitionedTimestamp: new Date(alarm.state.since),
    ...alarm.describe(),
  };
}

interface HistoryInput {
  readonly AlarmName?: string;
  readonly HistoryItemType?: string;
  readonly StartDate?: Date;
  readonly EndDate?: Date;
  readonly MaxRecords?: number;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
}

/** `DescribeAlarmHistory`, newest first unless asked otherwise. */
export function describeAlarmHistory(input: HistoryInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'cloudwatch:DescribeAlarmHistory', resource: cloud.arn('cloudwatch', `alarm:${input.AlarmName ?? '*'}`) });
  const from = input.StartDate?.getTime() ?? -Infinity;
  const to = input.EndDate?.getTime() ?? Infinity;
  const items = alarmsOf(cloud)
    .list()
    .filter(({ name }) => name === (input.AlarmName ?? name))
    .flatMap((alarm) => alarm.history.map((item) => ({ alarm, ...item })))
    .filter(({ type, time }) => type === (input.HistoryItemType ?? type) && time >= from && time <= to)
    .sort((a, b) => a.time - b.time);
  if (input.ScanBy !== 'TimestampAscending') {
    items.reverse();
  }
  const AlarmHistoryItems = items.slice(0, input.MaxRecords ?? 100).map(({ alarm, time, type, summary, data }) => ({
    AlarmName: alarm.name,
    AlarmType: alarm.kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm',
    Timestamp: new Date(time),
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: data,
  }));
  return Promise.resolve({ AlarmHistoryItems });
}

interface SetStateInput {
  readonly AlarmName: string;
  readonly StateValue: StateValue;
  readonly StateReason: string;
  readonly StateReasonData?: string;
}

/** `SetAlarmState`: until the next evaluation. */
export function setAlarmState(input: SetStateInput, { cloud, authorize }: CallContext): Promise<void> {
  authorize({ action: 'cloudwatch:SetAlarmState', resource: cloud.arn('cloudwatch', `alarm:${input.AlarmName}`) });
  const alarm = alarmsOf(cloud).get(input.AlarmName);
  if (!alarm) {
    throw new AwsError('ResourceNotFound', `the alarm ${input.AlarmName} does not exist`, 404);
  }
  alarmsOf(cloud).enter(alarm, { value: input.StateValue, reason: input.StateReason, reasonData: input.StateReasonData });
  return Promise.resolve();
}
