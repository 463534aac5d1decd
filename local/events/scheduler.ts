import { AwsError } from '../core/aws-error';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { NameInput } from './read-schedules';
import { authorizeSchedule, existingSchedule, getSchedule, listSchedules } from './read-schedules';
import type { ScheduleDefinition } from './schedule';
import { schedulesOf } from './schedule-store';
import type { Target } from './target';

const FIELDS = [
  'Name',
  'GroupName',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'StartDate',
  'EndDate',
  'FlexibleTimeWindow',
  'State',
  'Target',
  'Description',
  'ActionAfterCompletion',
  'ClientToken',
];

/** EventBridge Scheduler: schedules that programs make. */
export function createScheduler(): Service {
  return {
    signingName: 'scheduler',
    operations: {
      CreateSchedule: supportedInput('CreateSchedule', FIELDS, createSchedule),
      DeleteSchedule: supportedInput('DeleteSchedule', ['Name', 'GroupName', 'ClientToken'], deleteSchedule),
      GetSchedule: supportedInput('GetSchedule', ['Name', 'GroupName'], getSchedule),
      ListSchedules: supportedInput('ListSchedules', ['GroupName', 'NamePrefix', 'State', 'MaxResults', 'NextToken'], listSchedules),
      UpdateSchedule: supportedInput('UpdateSchedule', FIELDS, updateSchedule),
    },
  };
}

interface ScheduleInput extends NameInput {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly StartDate?: Date;
  readonly EndDate?: Date;
  readonly FlexibleTimeWindow: ScheduleDefinition['window'];
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly Target: Omit<Target, 'Id'>;
  readonly Description?: string;
  readonly ActionAfterCompletion?: 'NONE' | 'DELETE';
}

/** `CreateSchedule` */
function createSchedule(input: ScheduleInput, context: CallContext): object {
  authorizeSchedule('scheduler:CreateSchedule', input, context);
  if (schedulesOf(context.cloud).find(input.GroupName ?? 'default', input.Name)) {
    throw new AwsError('ConflictException', `Schedule ${input.Name} already exists.`, 409);
  }
  return putSchedule(input, context);
}

/** `UpdateSchedule`: what is not given gets its default. */
function updateSchedule(input: ScheduleInput, context: CallContext): object {
  authorizeSchedule('scheduler:UpdateSchedule', input, context);
  existingSchedule(input, context);
  return putSchedule(input, context);
}

function putSchedule(input: ScheduleInput, { cloud, authorize }: CallContext): object {
  const { RoleArn: role } = input.Target;
  if (role === undefined) {
    throw new AwsError('ValidationException', 'Target.RoleArn must be specified.');
  }
  authorize({ action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
  const { arn } = schedulesOf(cloud).put({
    name: input.Name,
    group: input.GroupName,
    description: input.Description,
    expression: input.ScheduleExpression,
    zone: input.ScheduleExpressionTimezone,
    start: input.StartDate?.getTime(),
    end: input.EndDate?.getTime(),
    window: input.FlexibleTimeWindow,
    enabled: input.State !== 'DISABLED',
    target: { Id: input.Name, ...input.Target },
    deleteWhenDone: input.ActionAfterCompletion === 'DELETE',
  });
  return { ScheduleArn: arn };
}

/** `DeleteSchedule` */
function deleteSchedule(input: NameInput, context: CallContext): object {
  authorizeSchedule('scheduler:DeleteSchedule', input, context);
  existingSchedule(input, context);
  schedulesOf(context.cloud).remove(input.GroupName ?? 'default', input.Name);
  return {};
}
