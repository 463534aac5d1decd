import { isJson } from '../core/is-json';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { assertActions } from './alarm-actions';
import { alarmsOf } from './alarm-watch';
import type { StateValue } from './alarm-verdict';
import { CompositeAlarm } from './composite-alarm';
import { MetricAlarm } from './metric-alarm';

const STATES: readonly string[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] satisfies StateValue[];

interface PutInput {
  readonly AlarmName: string;
}

/** `PutMetricAlarm` */
export function putMetricAlarm(input: PutInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:PutMetricAlarm', resource: cloud.arn('cloudwatch', `alarm:${input.AlarmName}`) });
  const alarm = new MetricAlarm(cloud, input.AlarmName, input);
  assertActions(alarm);
  alarmsOf(cloud).put(alarm);
  return {};
}

/** `PutCompositeAlarm` */
export function putCompositeAlarm(input: PutInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:PutCompositeAlarm', resource: cloud.arn('cloudwatch', `alarm:${input.AlarmName}`) });
  const alarm = new CompositeAlarm(cloud, input.AlarmName, input);
  assertActions(alarm);
  alarmsOf(cloud).put(alarm);
  return {};
}

interface NamesInput {
  readonly AlarmNames: readonly string[];
}

/** `DeleteAlarms`: a name without an alarm deletes none. */
export function deleteAlarms({ AlarmNames: names }: NamesInput, { cloud, authorize }: CallContext): Promise<void> {
  for (const name of names) {
    authorize({ action: 'cloudwatch:DeleteAlarms', resource: cloud.arn('cloudwatch', `alarm:${name}`) });
  }
  for (const name of names) {
    alarmsOf(cloud).remove(name);
  }
  return Promise.resolve();
}

/** `EnableAlarmActions` */
export function enableAlarmActions(input: NamesInput, context: CallContext): Promise<void> {
  return setActions('cloudwatch:EnableAlarmActions', input, context, true);
}

/** `DisableAlarmActions` */
export function disableAlarmActions(input: NamesInput, context: CallContext): Promise<void> {
  return setActions('cloudwatch:DisableAlarmActions', input, context, false);
}

function setActions(action: string, { AlarmNames: names }: NamesInput, { cloud, authorize }: CallContext, enabled: boolean): Promise<void> {
  for (const name of names) {
    authorize({ action, resource: cloud.arn('cloudwatch', `alarm:${name}`) });
    const alarm = alarmsOf(cloud).get(name);
    if (alarm) {
      alarm.actionsEnabled = enabled;
    }
  }
  return Promise.resolve();
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
  if (!STATES.includes(input.StateValue)) {
    throw new AwsError('ValidationError', `stateValue must be one of ${STATES.join(', ')}, got ${input.StateValue}`);
  }
  if (input.StateReasonData !== undefined && !isJson(input.StateReasonData)) {
    throw new AwsError('InvalidFormat', 'StateReasonData is not valid JSON');
  }
  alarmsOf(cloud).enter(alarm, { value: input.StateValue, reason: input.StateReason, reasonData: input.StateReasonData });
  return Promise.resolve();
}
