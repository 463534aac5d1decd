import { AwsError } from '../core/aws-error';
import { listPage } from '../core/list-page';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { ScheduleDefinition } from './schedule';
import { scheduleArn } from './schedule';
import type { StoredSchedule } from './schedule-store';
import { schedulesOf } from './schedule-store';
import type { Target } from './target';

const PAGE_SIZE = 100;

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

interface NameInput {
  readonly Name: string;
  readonly GroupName?: string;
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
  existing(input, context);
  return putSchedule(input, context);
}

function authorizeSchedule(action: string, { Name: name, GroupName: group }: NameInput, { cloud, authorize }: CallContext): void {
  authorize({ action, resource: scheduleArn(cloud, { name, group }) });
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

function existing({ Name: name, GroupName: group = 'default' }: NameInput, { cloud }: CallContext): StoredSchedule {
  const schedule = schedulesOf(cloud).find(group, name);
  if (!schedule) {
    throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
  }
  return schedule;
}

/** `DeleteSchedule` */
function deleteSchedule(input: NameInput, context: CallContext): object {
  authorizeSchedule('scheduler:DeleteSchedule', input, context);
  existing(input, context);
  schedulesOf(context.cloud).remove(input.GroupName ?? 'default', input.Name);
  return {};
}

/** `GetSchedule` */
function getSchedule(input: NameInput, context: CallContext): object {
  authorizeSchedule('scheduler:GetSchedule', input, context);
  const { definition, ...schedule } = existing(input, context);
  return {
    ...summary({ definition, ...schedule }),
    Description: definition.description,
    ScheduleExpression: definition.expression,
    ScheduleExpressionTimezone: definition.zone ?? 'UTC',
    StartDate: definition.start === undefined ? undefined : new Date(definition.start),
    EndDate: definition.end === undefined ? undefined : new Date(definition.end),
    FlexibleTimeWindow: definition.window,
    ActionAfterCompletion: definition.deleteWhenDone === true ? 'DELETE' : 'NONE',
    Target: { ...definition.target, Id: undefined },
  };
}

interface ListInput {
  readonly GroupName?: string;
  readonly NamePrefix?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** `ListSchedules` */
function listSchedules(input: ListInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'scheduler:ListSchedules', resource: cloud.arn('scheduler', `schedule/${input.GroupName ?? '*'}/*`) });
  const found = schedulesOf(cloud)
    .list()
    .filter(({ definition: { name, group = 'default', enabled } }) => {
      const state = enabled ? 'ENABLED' : 'DISABLED';
      return name.startsWith(input.NamePrefix ?? '') && group === (input.GroupName ?? group) && state === (input.State ?? state);
    });
  const invalid = (): Error => new AwsError('ValidationException', 'Invalid pagination token.');
  const { items, nextToken } = listPage(found, input.MaxResults ?? PAGE_SIZE, input.NextToken, invalid);
  const Schedules = items.map((schedule) => ({ ...summary(schedule), Target: { Arn: schedule.definition.target.Arn } }));
  return { Schedules, NextToken: nextToken };
}

function summary({ arn, definition: { name, group = 'default', enabled }, createdAt, changedAt }: StoredSchedule): object {
  return {
    Arn: arn,
    Name: name,
    GroupName: group,
    State: enabled ? 'ENABLED' : 'DISABLED',
    CreationDate: createdAt,
    LastModificationDate: changedAt,
  };
}
