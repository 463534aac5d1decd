import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { Alarm, AlarmState, HistoryItem } from './alarm';
import { eventTime, stateChangeDetail } from './alarm-events';

/** Tells the event bus and the alarm's actions that an alarm has changed its state. */
export function announce(cloud: Cloud, alarm: Alarm, previous: AlarmState, note: (item: HistoryItem) => void): void {
  const detail = stateChangeDetail(alarm, previous);
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
    const Subject = `${alarm.state.value}: "${alarm.name}" in ${regionName(region)}`.slice(0, 100);
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
    Region: regionName(cloud.options.region),
    AlarmArn: alarm.arn,
    OldStateValue: previous.value,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    ...alarm.notification(),
  };
}

/** Names of regions in notifications; a region that is not here stands for itself. */
const REGION_NAMES: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'eu-west-1': 'EU (Ireland)',
  'eu-central-1': 'EU (Frankfurt)',
};

function regionName(region: string): string {
  return REGION_NAMES[region] ?? region;
}

function actionItem(cloud: Cloud, summary: string): HistoryItem {
  return { time: cloud.clock.now(), type: 'Action', summary, data: '{}' };
}
