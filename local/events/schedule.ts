import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { deliver, targetErrorCode } from './deliver';
import { busEvent } from './event';
import { isOneTime, schedulerSchedule } from './schedule-expression';
import { onSchedule } from './schedule-timer';
import type { Sender } from './send-to-target';
import type { Target } from './target';
import { assertTarget } from './target';
import type { TimeZone } from './time-zone';
import { timeZone } from './time-zone';

/** A schedule of EventBridge Scheduler, as templates describe it. */
export interface ScheduleDefinition {
  readonly name: string;
  /** @default default */
  readonly group?: string;
  readonly expression: string;
  /** @default UTC */
  readonly zone?: string;
  /** In milliseconds since the epoch; no effect on a one-time schedule. */
  readonly start?: number;
  readonly end?: number;
  readonly window: { readonly Mode: string; readonly MaximumWindowInMinutes?: number };
  readonly enabled: boolean;
  readonly target: Target;
  readonly description?: string;
  /** Whether it goes away after its last time. @default false */
  readonly deleteWhenDone?: boolean;
}

/**
 * Starts a schedule, and returns what ends it; a flexible window runs at its beginning.
 *
 * @param done is called after the last time
 * @throws ValidationException
 */
export function startSchedule(cloud: Cloud, definition: ScheduleDefinition, done: () => void): () => void {
  const { expression, target, start, end = Number.MAX_VALUE } = definition;
  assertTarget(cloud, target);
  assertWindow(definition.window);
  const now = cloud.clock.now();
  const times = schedulerSchedule(expression, start ?? now, zoneOf(definition));
  if (!definition.enabled) {
    return () => undefined;
  }
  const once = isOneTime(expression);
  const from = Math.max(now, once ? now : (start ?? now)) - 1;
  const due = (time: Date): void => {
    if (once || time.getTime() <= end) {
      run(cloud, definition, time);
    }
    if ((times(time.getTime()) ?? Infinity) > end) {
      done();
    }
  };
  return onSchedule(cloud.clock, times, due, from);
}

/** ARN of a schedule. */
export function scheduleArn(cloud: Cloud, { group = 'default', name }: Pick<ScheduleDefinition, 'group' | 'name'>): string {
  return cloud.arn('scheduler', `schedule/${group}/${name}`);
}

function zoneOf({ zone = 'UTC' }: ScheduleDefinition): TimeZone {
  try {
    return timeZone(zone);
  } catch {
    throw new AwsError('ValidationException', `Provided ScheduleExpressionTimezone is not valid: ${zone}`);
  }
}

function assertWindow({ Mode: mode, MaximumWindowInMinutes: minutes }: ScheduleDefinition['window']): void {
  const valid = mode === 'OFF' ? minutes === undefined : mode === 'FLEXIBLE' && minutes !== undefined && minutes >= 1 && minutes <= 1440;
  if (!valid) {
    throw new AwsError('ValidationException', `FlexibleTimeWindow is not valid: ${mode}, ${minutes ?? 'no'} minutes`);
  }
}

function run(cloud: Cloud, definition: ScheduleDefinition, time: Date): void {
  const { target, name, group = 'default' } = definition;
  const arn = scheduleArn(cloud, definition);
  const scheduledTime = `${time.toISOString().slice(0, 19)}Z`;
  const executionId = randomUUID();
  const variables: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': scheduledTime,
    'execution-id': executionId,
    'attempt-number': '1',
  };
  const input = (target.Input ?? '{}').replace(/<aws\.scheduler\.([a-z-]+)>/g, (token, variable: string) => variables[variable] ?? token);
  const event = busEvent(cloud, { source: 'aws.scheduler', detailType: 'Scheduled Event', detail: {}, resources: [arn], time });
  const letter = {
    body: () => input,
    attributes: { SCHEDULE_ARN: arn, SCHEDULED_TIME: scheduledTime, EXECUTION_ID: executionId, IS_PAYLOAD_TRUNCATED: 'false' },
    errorCode: targetErrorCode,
  };
  const forward = (caller: Caller): Promise<void> => putEvent(cloud, caller, target, input);
  setImmediate(() => void deliver(cloud, { sender: senderOf(cloud, name, group), target, input, event, letter, forward }));
}

/** EventBridge Scheduler's metrics, by what happens to a delivery. */
const METRICS: Readonly<Record<string, string>> = {
  Invocations: 'InvocationAttemptCount',
  FailedInvocations: 'TargetErrorCount',
  InvocationsSentToDlq: 'InvocationsSentToDeadLetterCount',
  InvocationsFailedToBeSentToDlq: 'InvocationsFailedToBeSentToDeadLetterCount',
};

function senderOf(cloud: Cloud, name: string, group: string): Sender {
  const sourceArn = cloud.arn('scheduler', `schedule-group/${group}`);
  const count = (metric: string): void => {
    cloud.ports.metric({ namespace: 'AWS/Scheduler', name: METRICS[metric] ?? metric, dimensions: { ScheduleGroup: group }, value: 1 });
  };
  return { principal: 'scheduler.amazonaws.com', sourceArn, name, count };
}

async function putEvent(cloud: Cloud, caller: Caller, target: Target, input: string): Promise<void> {
  const { Source, DetailType } = target.EventBridgeParameters ?? {};
  const entry = { EventBusName: target.Arn, Source, DetailType, Detail: input };
  const answer = await cloud.call<{ Entries: { ErrorCode?: string; ErrorMessage?: string }[] }>(caller, 'events', 'PutEvents', {
    Entries: [entry],
  });
  const { ErrorCode: code, ErrorMessage: message } = answer.Entries[0] ?? {};
  if (code !== undefined) {
    throw new AwsError(code, message ?? code);
  }
}
