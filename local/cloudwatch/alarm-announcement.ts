import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { Alarm, AlarmState, HistoryItem } from './alarm';

/** Tells the event bus and the alarm's actions that an alarm has changed its state. */
export function announce(cloud: Cloud, alarm: Alarm, previous: AlarmState, note: (item: HistoryItem) => void): void {
  const detail = {
    alarmName: alarm.name,
    configuration: alarm.eventConfiguration(),
    previousState: eventState(previous),
    state: eventState(alarm.state),
  };
  cloud.ports.emit({ source: 'aws.cloudwatch', detailType: 'CloudWatch Alarm State Change', resources: [alarm.arn], detail });
  if (!alarm.actionsEnabled) {
    return;
  }
  for (const action of alarm.actions[alarm.state.value]) {
    void act(cloud, alarm, previous, action, detail).then(
      () => {
        note(actionItem(cloud, `Successfully executed action ${action}`));
      },
      (error: unknown) => {
        note(actionItem(cloud, `Failed to execute action ${action}. Received error: "${String(error)}"`));
        cloud.ports.log('/plumbline/failed-deliveries', 'cloudwatch', [`ERROR alarm ${alarm.name}, action ${action}: ${String(error)}`]);
      },
    );
  }
}

async function act(cloud: Cloud, alarm: Alarm, previous: AlarmState, action: string, alarmData: object): Promise<void> {
  const { account, region } = cloud.options;
  const caller = (principal: string): Caller => ({
    kind: 'service',
    arn: principal,
    context: { 'aws:SourceArn': alarm.arn, 'aws:SourceAccount': account },
  });
  if (action.split(':')[2] === 'sns') {
    const Subject = `${alarm.state.value}: "${alarm.name}" in ${region}`.slice(0, 100);
    const Message = JSON.stringify(notification(cloud, alarm, previous));
    await cloud.call(caller('cloudwatch.amazonaws.com'), 'sns', 'Publish', { TopicArn: action, Subject, Message });
  } else {
    const payload = {
      source: 'aws.cloudwatch',
      alarmArn: alarm.arn,
      accountId: account,
      time: eventTime(alarm.state.since),
      region,
      alarmData,
    };
    const input = { FunctionName: action, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(payload)) };
    await cloud.call(caller('lambda.alarms.cloudwatch.amazonaws.com'), 'lambda', 'Invoke', input);
  }
}

/** The message that subscribers of a topic get. */
function notification(cloud: Cloud, alarm: Alarm, previous: AlarmState): object {
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: cloud.options.account,
    AlarmConfigurationUpdatedTimestamp: eventTime(alarm.updatedAt),
    NewStateValue: alarm.state.value,
    NewStateReason: alarm.state.reason,
    StateChangeTime: eventTime(alarm.state.since),
    Region: cloud.options.region,
    AlarmArn: alarm.arn,
    OldStateValue: previous.value,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    ...(alarm.kind === 'metric' ? { Trigger: alarm.describe() } : alarm.describe()),
  };
}

function eventState({ value, reason, reasonData, since }: AlarmState): object {
  return { value, reason, ...(reasonData === undefined ? {} : { reasonData }), timestamp: eventTime(since) };
}

/** `2001-02-16T00:30:00.000+0000` */
function eventTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

function actionItem(cloud: Cloud, summary: string): HistoryItem {
  return { time: cloud.clock.now(), type: 'Action', summary, data: '{}' };
}
