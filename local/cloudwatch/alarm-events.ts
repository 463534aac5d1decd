import type { Cloud } from '../core/cloud';
import type { Alarm, AlarmState } from './alarm';

/** The `detail` of the event of a new state. */
export function stateChangeDetail(alarm: Alarm, previous: AlarmState): object {
  return {
    alarmName: alarm.name,
    configuration: { ...(alarm.description === undefined ? {} : { description: alarm.description }), ...alarm.stateConfiguration() },
    previousState: eventState(previous),
    state: eventState(alarm.state),
  };
}

/** Tells the event bus that an alarm was created, updated or deleted. */
export function emitConfigurationChange(cloud: Cloud, operation: 'create' | 'update' | 'delete', alarm: Alarm, previous?: Alarm): void {
  const detail = {
    alarmName: alarm.name,
    operation,
    state: { value: alarm.state.value, timestamp: eventTime(alarm.state.since) },
    configuration: configuration(alarm),
    ...(previous ? { previousConfiguration: configuration(previous) } : {}),
  };
  cloud.ports.emit({ source: 'aws.cloudwatch', detailType: 'CloudWatch Alarm Configuration Change', resources: [alarm.arn], detail });
}

function configuration(alarm: Alarm): object {
  return {
    ...alarm.fullConfiguration(),
    alarmName: alarm.name,
    ...(alarm.description === undefined ? {} : { description: alarm.description }),
    actionsEnabled: alarm.actionsEnabled,
    timestamp: eventTime(alarm.updatedAt),
    okActions: alarm.actions.OK,
    alarmActions: alarm.actions.ALARM,
    insufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
  };
}

function eventState({ value, reason, reasonData, since }: AlarmState): object {
  return { value, reason, ...(reasonData === undefined ? {} : { reasonData }), timestamp: eventTime(since) };
}

/** `2001-02-16T00:30:00.000+0000` */
export function eventTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}
