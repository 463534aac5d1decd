import { AwsError } from '../core/aws-error';
import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { scheduleArn } from './schedule';
import type { StoredSchedule } from './schedule-store';
import { schedulesOf } from './schedule-store';

const PAGE_SIZE = 100;

/** How a request names a schedule. */
export interface NameInput {
  readonly Name: string;
  readonly GroupName?: string;
}

/** Throws unless `action` on a schedule is allowed. */
export function authorizeSchedule(action: string, { Name: name, GroupName: group }: NameInput, { cloud, authorize }: CallContext): void {
  authorize({ action, resource: scheduleArn(cloud, { name, group }) });
}

/** The schedule of a request; throws `ResourceNotFoundException`. */
export function existingSchedule({ Name: name, GroupName: group = 'default' }: NameInput, { cloud }: CallContext): StoredSchedule {
  const schedule = schedulesOf(cloud).find(group, name);
  if (!schedule) {
    throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
  }
  return schedule;
}

/** `GetSchedule` */
export function getSchedule(input: NameInput, context: CallContext): object {
  authorizeSchedule('scheduler:GetSchedule', input, context);
  const { definition, ...schedule } = existingSchedule(input, context);
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
export function listSchedules(input: ListInput, { cloud, authorize }: CallContext): object {
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
